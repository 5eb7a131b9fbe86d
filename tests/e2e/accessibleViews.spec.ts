import { ar } from '../../src/i18n/ar.ts';
import { en } from '../../src/i18n/en.ts';
import { zhHans } from '../../src/i18n/zh-Hans.ts';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { expectNoViolations } from '../support/expectNoViolations.ts';
import { expect, test } from '../support/test.ts';
import { everyView, fillList, switchLanguage } from '../support/views.ts';

const themes = ['light', 'dark'] as const;

for (const { tag, messages, inBothThemes, title } of [
  { tag: 'en', messages: en, inBothThemes: false, title: 'by turns light and dark @full-firefox' },
  { tag: 'en', messages: en, inBothThemes: true, title: 'light and dark, in English @full' },
  {
    tag: 'zh-Hans',
    messages: zhHans,
    inBothThemes: true,
    title: 'light and dark, in Chinese @full',
  },
  { tag: 'ar', messages: ar, inBothThemes: true, title: 'light and dark, in Arabic @full' },
] as const) {
  test(`axe finds nothing in any view, ${title}`, async ({ openApp, openBrowser, files }) => {
    test.setTimeout(480_000);
    const app = await openApp();
    const { newPage } = await openBrowser();
    const page = await newPage();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const downloads = await DownloadsPage.open(page, app.url);
    let views = 0;
    const expectNone = async (view: string): Promise<void> => {
      views += 1;
      for (const colorScheme of inBothThemes ? themes : themes.slice(views % 2).slice(0, 1)) {
        await page.emulateMedia({ colorScheme });
        await expectNoViolations(page, `${view}, ${colorScheme}`);
      }
    };
    await switchLanguage(downloads, tag);
    await expect(page.locator('.empty h3')).toBeVisible();
    await expectNone('the empty list');
    await switchLanguage(downloads, 'en');
    const list = await fillList(downloads, app, files);
    await switchLanguage(downloads, tag);
    await downloads.expectPhase(list.running, 'running');
    for await (const view of everyView(downloads, list, messages)) await expectNone(view);
  });
}
