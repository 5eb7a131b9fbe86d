import { spawnSync } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtAppFolder } from '../support/app.ts';
import { blocksOf } from '../support/blocksOf.ts';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { sha256OfFile } from '../support/fixtureFile.ts';
import { expect, test } from '../support/test.ts';

const guide = fileURLToPath(new URL('../../docs/publishers.md', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

test('the guide for publishers leads from an empty folder to a link that finishes @full-firefox', async ({
  openNginx,
  openBrowser,
  tempDir,
  files,
}) => {
  const { medium } = files;
  const site = join(tempDir, 'site');
  await mkdir(site);
  const markdown = await readFile(guide, 'utf8');
  const here = (text: string) =>
    text.replaceAll('/srv/www', site).replaceAll('~/big.iso', medium.path);
  const [build, provide, link] = blocksOf(markdown, 'sh');
  const [nginx] = blocksOf(markdown, 'nginx');
  expect(build).toContain('npm run build'); // Done before any test, for all of them.

  const run = (script: string) => {
    const commands = here(script).replaceAll('dist/app', builtAppFolder);
    const { status, stderr } = spawnSync('sh', ['-e', '-c', commands], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  };
  run(provide ?? '');
  const host = await openNginx({ root: site, extra: here(nginx ?? '') });
  const published = (text: string) =>
    text.replaceAll('https://example.org', host.line.url).replaceAll('big.iso', medium.name);
  run(published(link ?? ''));

  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto(`${host.line.url}/`);
  await page.getByRole('link', { name: 'Download with Holdfast' }).click();
  const downloads = DownloadsPage.on(page);
  const url = `${host.line.url}/files/${medium.name}`;
  await expect(downloads.link).toHaveValue(url);
  await downloads.downloadButton.click();
  await downloads.expectPhase(url, 'saved', 60_000);
  expect(await sha256OfFile(await browser.savedFile(medium.name))).toBe(medium.sha256);
  await expect(downloads.row(url)).toContainText('SHA-256 matches');

  const policy = async (path: string) =>
    (await fetch(`${host.line.url}${path}`)).headers.get('content-security-policy');
  expect(await policy('/holdfast/')).toContain("default-src 'none'");
  expect(await policy('/holdfast/service-worker.js')).toContain("default-src 'none'");
  // The publisher's own pages stay as they are.
  expect(await policy('/')).toBeNull();
});

test('a link that names a size takes no file of another size, unless told to @full-firefox', async ({
  openApp,
  openBrowser,
  files: { small },
}) => {
  const app = await openApp();
  const browser = await openBrowser();
  const url = app.fileUrl(small.name);
  const recipe = new URLSearchParams({ url, size: String(small.sizeBytes - 1) });
  const downloads = await DownloadsPage.open(await browser.newPage(), `${app.url}?${recipe}`);
  await expect(downloads.page.getByText('The link names the file’s size: 3')).toBeVisible();
  await downloads.downloadButton.click();
  await downloads.expectPhase(url, 'failed');
  const row = downloads.row(url);
  await expect(row).toHaveAttribute('data-error', 'wrong-size');
  await expect(row).toContainText('3,145,745 bytes, not the 3,145,744');
  await expect(row).toContainText('Nothing was stored yet');
  await row.getByRole('button', { name: 'Take it anyway' }).click();
  await downloads.expectPhase(url, 'saved', 60_000);
  expect(await sha256OfFile(await browser.savedFile(small.name))).toBe(small.sha256);
});
