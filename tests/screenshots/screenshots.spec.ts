import { fileURLToPath } from 'node:url';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { expect, test } from '../support/test.ts';

const folder = fileURLToPath(new URL('../../public/screenshots/', import.meta.url));

test('the list, with one download of each kind', async ({ openApp, openBrowser, files }) => {
  const app = await openApp({ bytesPerSecond: 40e6 });
  const browser = await openBrowser();
  const page = await DownloadsPage.open(await browser.newPage(), app.url);
  const { small, medium, big } = files;

  await page.add(app.fileUrl(small.name), { name: 'field-recordings.flac', checksum: small.md5 });
  await page.expectPhase(app.fileUrl(small.name), 'saved');
  await page.add(app.fileUrl(medium.name), { name: 'museum-scan.tiff' });
  await page.button(app.fileUrl(medium.name), 'Pause').click();
  await page.expectPhase(app.fileUrl(medium.name), 'paused');
  const url = app.fileUrl(big.name);
  await page.add(url, { name: 'debian-13-amd64.iso', checksum: big.md5 });
  // As the page is for most: the options closed, the focus nowhere.
  await page.page.getByText('Options', { exact: true }).click();
  await page.page.getByRole('heading', { name: 'Holdfast' }).click();
  const progress = page.row(url).getByRole('progressbar');
  await expect
    .poll(async () => Number(await progress.getAttribute('aria-valuenow')), { timeout: 30_000 })
    .toBeGreaterThan(35);

  for (const [name, colorScheme, viewport] of [
    ['downloading', 'light', { width: 960, height: 900 }],
    ['downloading-dark', 'dark', { width: 960, height: 900 }],
    ['downloading-phone', 'light', { width: 390, height: 844 }],
  ] as const) {
    await page.page.emulateMedia({ colorScheme });
    await page.page.setViewportSize(viewport);
    await page.page.screenshot({ path: `${folder}${name}.png` });
  }
});
