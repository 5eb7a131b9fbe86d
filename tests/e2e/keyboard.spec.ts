import type { Page } from '@playwright/test';
import { sha256OfFile } from '../support/fixtureFile.ts';
import { expect, test } from '../support/test.ts';

const bytesPerSecond = 1024 * 1024;
/** A page that takes more to get anywhere is no pleasure to use with a keyboard. */
const mostTabs = 40;

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if ((await focused.count()) === 0) continue;
    if ((await focused.and(named(page, name)).count()) > 0) return;
  }
  throw new Error(`${name} is not reached with ${mostTabs} tabs`);
}

function named(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true }).or(page.getByLabel(name, { exact: true }));
}

test('a whole download with the keyboard alone, and all of it said to those who listen @full-firefox', async ({
  openDownloads,
  files,
}) => {
  const { app, browser, page, downloads } = await openDownloads({ bytesPerSecond });
  const { medium } = files;
  const url = app.fileUrl(medium.name);
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.querySelector('p.visually-hidden[role=status]');
    if (region === null) throw new Error('nothing is said here');
    new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
      characterData: true,
      childList: true,
      subtree: true,
    });
  });

  await tabTo(page, 'Link');
  await page.keyboard.type(`${url}#md5=${medium.md5}`);
  await tabTo(page, 'Download');
  await page.keyboard.press('Enter');
  await downloads.expectPhase(url, 'running');
  await app.line.untilPassed(app.filePath(medium.name), 4 * 1024 * 1024);
  await tabTo(page, 'Pause');
  await page.keyboard.press('Enter');
  await downloads.expectPhase(url, 'paused');
  await expect(page.locator(':focus').and(named(page, 'Resume'))).toBeVisible();
  app.line.bytesPerSecond = null;
  await page.keyboard.press('Enter');
  await downloads.expectPhase(url, 'saved');
  expect(await sha256OfFile(await browser.savedFile(medium.name))).toBe(medium.sha256);

  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  const heard = said.filter((text) => text !== '');
  for (const phase of ['Downloading', 'Paused', 'Saved']) {
    expect(heard.some((text) => text.includes(phase))).toBe(true);
  }
  // Nothing twice in a row, and nothing about progress.
  expect(heard.filter((text, index) => text === heard[index - 1])).toEqual([]);
  expect(heard.join(' ')).not.toMatch(/%|MB/);
});
