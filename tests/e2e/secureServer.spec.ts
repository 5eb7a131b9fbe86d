import { join } from 'node:path';
import { type RunningServer, startServer } from '../../src/server/server.ts';
import { builtAppFolder } from '../support/app.ts';
import { makeCertificate } from '../support/certificate.ts';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { md5OfFile } from '../support/fixtureFile.ts';
import { expect, test } from '../support/test.ts';

test('over HTTP/2, a server that is started anew in the middle costs nothing', {
  tag: '@full',
}, async ({ openBrowser, files, tempDir }) => {
  test.skip(makeCertificate(tempDir) === null, 'openssl is not installed');
  const start = (port: number): Promise<RunningServer> =>
    startServer({
      port,
      folder: files.folder,
      appFolder: builtAppFolder,
      certificate: { cert: join(tempDir, 'cert.pem'), key: join(tempDir, 'key.pem') },
      ratePerConnection: 8_000_000,
    });
  let server = await start(0);
  try {
    const browser = await openBrowser({ anyCertificate: true });
    const page = await browser.newPage();
    const downloads = await DownloadsPage.open(page, server.url);
    const protocol = await page.evaluate(
      () =>
        performance
          .getEntriesByType('navigation')
          .map((entry) => entry.toJSON().nextHopProtocol)[0],
    );
    expect(protocol).toBe('h2');
    const { name, md5 } = files.medium;
    const url = `${server.url}files/${name}`;
    await downloads.add(url);
    const bar = downloads.row(url).getByRole('progressbar');
    await expect(bar).toHaveAttribute('aria-valuenow', /^[3-7]\d$/);
    await server.close();
    server = await start(server.port);
    await downloads.expectPhase(url, 'saved', 30_000);
    expect(await md5OfFile(await browser.savedFile(name))).toBe(md5);
  } finally {
    await server.close();
  }
});
