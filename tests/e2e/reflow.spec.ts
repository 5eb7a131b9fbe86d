import { DownloadsPage } from '../support/downloadsPage.ts';
import { overflowing } from '../support/shownText.ts';
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
  await expect(page.getByRole('checkbox', { name: 'Start paused' })).toBeVisible();
  await downloads.row(url).getByText('Details', { exact: true }).click();
  await expect(downloads.button(url, 'Rename')).toBeVisible();
  expect(await overflowing(page)).toEqual([]);
});

test('text of twice the size crushes nothing, and fingers find every button', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp();
  const { newPage } = await openBrowser();
  const page = await newPage();
  await page.setViewportSize({ width: 640, height: 800 });
  const downloads = await DownloadsPage.open(page, app.url);
  const url = app.fileUrl(files.small.name);
  await downloads.add(url);
  await downloads.expectPhase(url, 'saved');
  const smallest = await page.evaluate(() => {
    const sizes = [...document.querySelectorAll('button, input, select, summary, textarea')]
      .filter((element) => element.checkVisibility())
      .map((element) => (element.closest('label') ?? element).getBoundingClientRect());
    return Math.min(...sizes.map(({ width, height }) => Math.min(width, height)));
  });
  expect(smallest).toBeGreaterThanOrEqual(24);

  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  const name = downloads.row(url).getByRole('heading', { name: files.small.name });
  const [nameBox, rowBox] = [await name.boundingBox(), await downloads.row(url).boundingBox()];
  expect(nameBox?.width ?? 0).toBeGreaterThan((rowBox?.width ?? 0) / 2);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});
