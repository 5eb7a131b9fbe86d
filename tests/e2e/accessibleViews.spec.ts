import { DownloadsPage } from '../support/downloadsPage.ts';
import { expectNoViolations } from '../support/expectNoViolations.ts';
import { expect, test } from '../support/test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in details, selection, queue, settings and storage, ${colorScheme} @full-firefox`, async ({
    openApp,
    openBrowser,
    files,
  }) => {
    const app = await openApp();
    const browser = await openBrowser();
    const page = await browser.newPage();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const downloads = await DownloadsPage.open(page, app.url);
    await downloads.saveAutomatically.click();
    const urls = [1, 2, 3, 4].map((n) => `${app.fileUrl(files.small.name)}?${n}`);
    await downloads.add(urls.join('\n'));
    for (const url of urls) await downloads.expectPhase(url, 'ready');
    const [first = ''] = urls;
    await downloads.row(first).getByText('Details', { exact: true }).click();
    await expect(downloads.button(first, 'Rename')).toBeVisible();
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Queue');
    await page.getByRole('button', { name: 'Select', exact: true }).click();
    await downloads.row(first).getByRole('checkbox').check();
    await downloads.button(urls[1] ?? '', 'Remove').click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    await expectNoViolations(page, 'the list');

    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('button', { name: 'Export settings' })).toBeVisible();
    await expectNoViolations(page, 'the settings');
    await page.getByRole('button', { name: 'What is stored here' }).click();
    await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
    await expectNoViolations(page, 'the storage');
  });
}
