import { cp, link, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { builtAppFolder } from '../support/app.ts';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { sha256OfFile } from '../support/fixtureFile.ts';
import { expect, test } from '../support/test.ts';

test('the built folder works under a sub-path of a static host, offline too', async ({
  openNginx,
  openBrowser,
  tempDir,
  files,
}) => {
  const { medium } = files;
  const root = join(tempDir, 'site');
  await mkdir(join(root, 'pub'), { recursive: true });
  await cp(builtAppFolder, join(root, 'tools/holdfast'), { recursive: true });
  await link(medium.path, join(root, 'pub', medium.name));
  const host = await openNginx({ root });
  const appUrl = `${host.line.url}/tools/holdfast/`;
  const url = `${host.line.url}/pub/${medium.name}`;

  const browser = await openBrowser();
  const page = await browser.newPage();
  const downloads = await DownloadsPage.open(page, appUrl);
  await downloads.add(url, { checksum: `sha256:${medium.sha256}` });
  await downloads.expectPhase(url, 'saved', 60_000);
  expect(await sha256OfFile(await browser.savedFile(medium.name))).toBe(medium.sha256);
  const outside = host.line.requests.filter(
    ({ path }) => !path.startsWith('/tools/holdfast/') && path !== `/pub/${medium.name}`,
  );
  expect(outside.map(({ path }) => path)).toEqual([]);

  await downloads.untilOfflineReady();
  await host.line.cut();
  await page.reload();
  await downloads.expectPhase(url, 'saved');
});
