import { join } from 'node:path';
import { copyWithPseudoLanguage, pseudoMessages } from '../support/pseudoLanguage.ts';
import { overflowing, shownTexts } from '../support/shownText.ts';
import { expect, test } from '../support/test.ts';
import { everyView, fillList, switchLanguage } from '../support/views.ts';

test('every view is wholly translated, and has room for longer words, at 320 and 1280 px @full', async ({
  openDownloads,
  files,
  tempDir,
}) => {
  const appFolder = join(tempDir, 'app');
  await copyWithPseudoLanguage(appFolder);
  const { app, page, downloads } = await openDownloads({ appFolder });
  const expectFit = async (view: string): Promise<void> => {
    expect((await shownTexts(page)).filter(isUntranslated), view).toEqual([]);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflowing(page), `${view}, ${width} px`).toEqual([]);
    }
  };

  await switchLanguage(downloads, 'de');
  await expect(page.locator('.empty h3')).toBeVisible();
  await expectFit('the empty list');
  await switchLanguage(downloads, 'en');
  const list = await fillList(downloads, app, files);
  await switchLanguage(downloads, 'de');
  await downloads.expectPhase(list.running, 'running');
  for await (const view of everyView(downloads, list, pseudoMessages)) await expectFit(view);
});

/** Links, sizes, times as German writes them, and headers. */
const untranslatable =
  /https?:\/\/\S*|[\d.,]+\s*(?:[kMGT]?B(?:\/s)?\b|Bytes?|Sek\.|Min\.|Std\.)|Repr-Digest|Content-MD5|Authorization: Bearer/g;

/** Whether there are words outside the marks that each language has its own for. */
function isUntranslated(text: string): boolean {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
  }
  return /\p{L}/u.test(rest.replaceAll(untranslatable, ''));
}
