import { expect, type Locator } from '@playwright/test';
import type { MessageKey, Messages } from '../../src/i18n/translate.ts';
import type { RunningApp } from './app.ts';
import type { DownloadsPage } from './downloadsPage.ts';
import type { FixtureFile } from './fixtureFile.ts';

/** Downloads whose rows have everything that a row can have, by what became of them. */
export interface FilledList {
  readonly mismatched: string;
  readonly matched: string;
  readonly missing: string;
  readonly running: string;
}

/** Fills the list of an app in English, and slows its line, so that the last one goes on for long. */
export async function fillList(
  downloads: DownloadsPage,
  app: RunningApp,
  { small, medium }: { readonly small: FixtureFile; readonly medium: FixtureFile },
): Promise<FilledList> {
  const list = {
    mismatched: app.fileUrl(small.name),
    matched: `${app.fileUrl(small.name)}?2`,
    missing: app.fileUrl('none.bin'),
    running: app.fileUrl(medium.name),
  };
  await downloads.add(list.mismatched, {
    name: `${'a name without any space '.replaceAll(' ', '-').repeat(3)}.bin`,
    checksum: '00112233445566778899aabbccddeeff',
  });
  await downloads.expectError(list.mismatched, 'checksum-mismatch', 60_000);
  await downloads.add(list.matched, { name: 'matched.bin', checksum: small.md5 });
  await downloads.expectPhase(list.matched, 'saved', 60_000);
  await downloads.add(list.missing);
  await downloads.expectError(list.missing, 'http');
  app.line.bytesPerSecond = 256 * 1024;
  await downloads.add(list.running);
  await downloads.expectPhase(list.running, 'running');
  return list;
}

/**
 * Opens every view of a filled list, one after the other, and gives the name of each while it is
 * open. The page speaks the language of `messages`, by which what is pressed is found.
 */
export async function* everyView(
  downloads: DownloadsPage,
  list: FilledList,
  messages: Messages,
): AsyncGenerator<string> {
  const { page } = downloads;
  const row = (url: string) => downloads.row(url);
  const button = (key: MessageKey, scope: Locator = page.locator('body')) =>
    scope.getByRole('button', { name: messages[key], exact: true });
  const dialog = page.getByRole('dialog');
  const settings = page.locator('.masthead-actions > :last-child');

  yield 'the list';
  await button('form.options').click();
  await page.locator('textarea.link').fill('nonsense');
  await button('form.download').click();
  await expect(page.locator('.faults p')).toBeVisible();
  yield 'a form with a refused line';
  await page.locator('textarea.link').fill('');

  for (const url of [list.mismatched, list.running]) {
    await row(url).getByText(messages['details.heading'], { exact: true }).click();
    await expect(button('rename.heading', row(url))).toBeVisible();
  }
  yield 'the details';

  const orders = page.locator('.list-choice select').last();
  await orders.selectOption('queue');
  await button('tools.select').click();
  await row(list.running).locator('.choice input').check();
  yield 'the queue, with a selection';
  await button('dialog.done').click();
  await orders.selectOption('added');

  const dialogs = [
    [button('rename.heading', row(list.running)), 'renaming'],
    [button('checksum.give', row(list.running)), 'giving a checksum'],
    [button('headers.set', row(list.running)), 'setting request headers'],
    [button('action.updateLink', row(list.missing)), 'updating a link'],
    [button('action.saveAnyway', row(list.mismatched)), 'saving anyway'],
  ] as const;
  for (const [opener, view] of dialogs) {
    await opener.click();
    await expect(dialog).toBeVisible();
    yield view;
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }

  await page.getByRole('searchbox').fill('no such name');
  await expect(button('tools.showAll')).toBeVisible();
  yield 'a search that nothing fits';
  await button('tools.showAll').click();

  await settings.click();
  await expect(button('settings.export')).toBeVisible();
  yield 'the settings';
  await button('storage.open').click();
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
  yield 'the storage';
  await page.keyboard.press('Escape');

  await button('action.remove', row(list.matched)).click();
  // While it has the focus, no time passes.
  await button('undo.action').focus();
  yield 'a removal that can be undone';
  await button('undo.action').click();
}

/** Has the page speak a language from now on, and loads it anew. */
export async function switchLanguage({ page }: DownloadsPage, tag: string): Promise<void> {
  await page.evaluate((wanted) => localStorage.setItem('holdfast:language', wanted), tag);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', tag);
}
