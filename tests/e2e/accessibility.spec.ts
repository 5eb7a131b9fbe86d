import { DownloadsPage } from '../support/downloadsPage.ts';
import { expectNoViolations } from '../support/expectNoViolations.ts';
import { expect, test } from '../support/test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing that axe finds, from the start view to a failed check, ${colorScheme}`, async ({
    openApp,
    openBrowser,
    files,
  }) => {
    const app = await openApp({ bytesPerSecond: 8 * 1024 * 1024 });
    const browser = await openBrowser();
    const page = await browser.newPage();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const downloads = await DownloadsPage.open(page, app.url);
    await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
    await page.getByText('Options', { exact: true }).click();
    await expectNoViolations(page);

    const [small, medium] = [app.fileUrl(files.small.name), app.fileUrl(files.medium.name)];
    await downloads.add(small, { checksum: '00112233445566778899aabbccddeeff' });
    await downloads.expectError(small, 'checksum-mismatch');
    await downloads.add(`${medium}\nnonsense`);
    await downloads.expectPhase(medium, 'running');
    await expectNoViolations(page);

    await downloads.button(small, 'Save anyway').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoViolations(page);
  });
}

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
