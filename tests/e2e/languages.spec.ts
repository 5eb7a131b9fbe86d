import { DownloadsPage } from '../support/downloadsPage.ts';
import { expectNoViolations } from '../support/expectNoViolations.ts';
import { expect, test } from '../support/test.ts';

test('every language is chosen in the settings, kept, and fits a narrow page @full', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp();
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 320, height: 700 });
  const downloads = await DownloadsPage.open(page, app.url);
  const url = app.fileUrl(files.small.name);
  await downloads.add(url, { checksum: '00112233445566778899aabbccddeeff' });
  await downloads.expectError(url, 'checksum-mismatch');

  const settings = page.locator('.masthead-actions > :last-child');
  const languages = page.locator('dialog select').nth(1);
  await settings.click();
  await expect(languages).toBeVisible();
  const tags = await languages
    .locator('option[lang]')
    .evaluateAll((options) => options.map((option) => option.getAttribute('lang') ?? ''));
  expect(tags).toEqual(['en', 'zh-Hans', 'es', 'fr', 'de', 'ja', 'ar']);
  for (const tag of tags) {
    if (!(await languages.isVisible())) await settings.click();
    await languages.selectOption(tag);
    await expect(page.locator('html')).toHaveAttribute('lang', tag);
    await page.keyboard.press('Escape');
    await page.reload();
    await downloads.expectError(url, 'checksum-mismatch');
    await expect(page.locator('html')).toHaveAttribute('lang', tag);
    await expect(page.locator('html')).toHaveAttribute('dir', tag === 'ar' ? 'rtl' : 'ltr');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, tag).toBeLessThanOrEqual(0);
    await expectNoViolations(page, tag);
  }
});

test('the theme that was chosen is kept, and shown in every tab', async ({
  openApp,
  openBrowser,
}) => {
  const app = await openApp();
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.emulateMedia({ colorScheme: 'light' });
  await DownloadsPage.open(page, app.url);
  const other = await browser.newPage();
  await other.emulateMedia({ colorScheme: 'light' });
  await DownloadsPage.open(other, app.url);
  const ground = () => getComputedStyle(document.documentElement).backgroundColor;
  const light = await page.evaluate(ground);

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  const dark = await other.evaluate(ground);
  expect(dark).not.toBe(light);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(ground)).toBe(dark);
});
