import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { installApp } from '../support/installedApp.ts';
import { expect, test } from '../support/test.ts';

test('the installed app takes links, files and shortcuts in the window that is open @only-chromium', async ({
  openApp,
  openBrowser,
  files,
  tempDir,
}) => {
  const app = await openApp({ bytesPerSecond: 256 * 1024 });
  const { context, newPage } = await openBrowser();
  const downloads = await DownloadsPage.open(await newPage(), app.url);
  await downloads.untilOfflineReady();
  const installed = await installApp(context, downloads.page);
  await downloads.page.evaluate(() => Object.assign(window, { sameDocument: true }));

  await installed.launch(`${app.url}?url=https://example.org/1.iso&name=one.iso`);
  await expect(downloads.link).toHaveValue('https://example.org/1.iso');
  await installed.launch(`${app.url}?text=${encodeURIComponent('See https://example.org/2.iso.')}`);
  await expect(downloads.link).toHaveValue('https://example.org/1.iso\nhttps://example.org/2.iso');
  const list = join(tempDir, 'links.txt');
  await writeFile(list, 'https://example.org/3.iso\nhttps://example.org/4.iso\n');
  await installed.openFiles([list]);
  await expect(downloads.link).toHaveValue(/3\.iso\nhttps:\/\/example\.org\/4\.iso$/);

  const url = app.fileUrl(files.medium.name);
  await downloads.link.fill(url);
  await downloads.downloadButton.click();
  await downloads.expectPhase(url, 'running');
  await installed.launch(`${app.url}?do=pause-all`);
  await downloads.expectPhase(url, 'paused');
  await downloads.button(url, 'Resume').click();
  await downloads.expectPhase(url, 'running');
  await installed.launch(`${app.url}?do=add`);
  await expect(downloads.link).toBeFocused();

  expect(await downloads.page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await downloads.page.reload();
  await expect(downloads.link).toHaveValue('');
  await downloads.expectPhase(url, 'running');
});

test('a shortcut that pauses all works where the app was not open, and once @full-firefox', async ({
  openDownloads,
  files,
}) => {
  const { app, page, downloads } = await openDownloads({ bytesPerSecond: 256 * 1024 });
  const url = app.fileUrl(files.medium.name);
  await downloads.add(url);
  await downloads.expectPhase(url, 'running');
  await page.goto(`${app.url}?do=pause-all`);
  await downloads.expectPhase(url, 'paused');
  expect(page.url()).toBe(app.url);
  await downloads.button(url, 'Resume').click();
  await downloads.expectPhase(url, 'running');
  await page.reload();
  await downloads.expectPhase(url, 'running');
});

test('the app offers to install it where the browser would, and else says how @full-firefox', async ({
  openApp,
  openBrowser,
}) => {
  const app = await openApp();
  const { newPage } = await openBrowser();
  const page = await newPage();
  // The browser's own question would take the clicks that follow.
  await page.addInitScript(() => {
    addEventListener('beforeinstallprompt', (offer) => {
      Object.assign(offer, { prompt: async () => Object.assign(window, { asked: true }) });
    });
  });
  await DownloadsPage.open(page, app.url);
  const byMenu = await page.evaluate(() => !('onbeforeinstallprompt' in window));
  const button = page.getByRole('button', { name: 'Install', exact: true });
  if (byMenu) {
    await expect(button).toHaveCount(0);
  } else {
    await button.click();
    await expect(button).toHaveCount(0);
    expect(await page.evaluate(() => 'asked' in window)).toBe(true);
  }
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByText(/can be installed as an app/)).toHaveCount(byMenu ? 1 : 0);
  await expect(page.getByRole('combobox', { name: 'Theme' })).toBeVisible();
});
