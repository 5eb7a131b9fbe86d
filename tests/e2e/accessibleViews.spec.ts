import { ar } from '../../src/i18n/ar.ts';
import { en } from '../../src/i18n/en.ts';
import { zhHans } from '../../src/i18n/zh-Hans.ts';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { expectNoViolations } from '../support/expectNoViolations.ts';
import { expect, test } from '../support/test.ts';
import { everyView, fillList, switchLanguage } from '../support/views.ts';

const themes = ['light', 'dark'] as const;

for (const [tag, language, messages] of [
  ['en', 'English', en],
  ['zh-Hans', 'Chinese', zhHans],
  ['ar', 'Arabic', ar],
] as const) {
  const title = `axe finds nothing in any view, light and dark, in ${language} @full`;
  test(title, async ({ openApp, openBrowser, files }) => {
    test.setTimeout(480_000);
    const app = await openApp();
    const { newPage } = await openBrowser();
    const page = await newPage();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const downloads = await DownloadsPage.open(page, app.url);
    const expectNone = async (view: string): Promise<void> => {
      for (const colorScheme of themes) {
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
