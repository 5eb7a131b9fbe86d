import { DownloadsPage } from '../support/downloadsPage.ts';
import { expect, test } from '../support/test.ts';

test('nothing overflows at a width of 320 px', async ({ openApp, openBrowser, files }) => {
  const app = await openApp();
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.setViewportSize({ width: 320, height: 640 });
  const downloads = await DownloadsPage.open(page, app.url);
  const url = app.fileUrl(files.small.name);
  await downloads.add(url, { name: `a-name-${'without-any-space-'.repeat(8)}.bin` });
  await downloads.expectPhase(url, 'saved');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});
