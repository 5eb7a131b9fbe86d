import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { sha256OfFile } from '../support/fixtureFile.ts';
import { expect, test } from '../support/test.ts';
import { openMischief } from './storage/storeBehind.ts';

test('a verified file is saved by itself under its name, and again on demand', {
  tag: '@full-firefox',
}, async ({ openApp, openBrowser, files }) => {
  const app = await openApp();
  const browser = await openBrowser();
  const { small } = files;
  const url = app.fileUrl(small.name);
  const page = await browser.newPage();
  let workers = 0;
  page.on('worker', () => {
    workers += 1;
  });
  const downloads = await DownloadsPage.open(page, app.url);
  await expect(downloads.saveAutomatically).toBeChecked();
  await downloads.add(url);
  await downloads.expectPhase(url, 'saved');
  // The engine and, until its work was done, what digests files.
  expect(workers).toBe(2);
  await expect.poll(() => page.workers().length).toBe(1);
  const first = await browser.savedFile(small.name);
  expect(await sha256OfFile(first)).toBe(small.sha256);
  // The service worker may still be fetching the app's own files: only the download's count.
  const asked = () => app.line.requests.filter(({ path }) => path === app.filePath(small.name));
  const askedBefore = asked().length;

  await rm(first);
  await downloads.button(url, 'Save').click();
  expect(await sha256OfFile(await browser.savedFile(small.name))).toBe(small.sha256);
  expect(asked()).toHaveLength(askedBefore);
});

test('with automatic saving switched off the file waits as ready @full-firefox', async ({
  openDownloads,
  files,
}) => {
  const { app, browser, page, downloads } = await openDownloads();
  const { small } = files;
  const url = app.fileUrl(small.name);
  await downloads.saveAutomatically.click();
  await expect(downloads.saveAutomatically).not.toBeChecked();
  await downloads.add(url);
  await downloads.expectPhase(url, 'ready');
  await page.reload();
  // The choice is remembered, and so is the file.
  await expect(downloads.saveAutomatically).not.toBeChecked();
  await downloads.expectPhase(url, 'ready');
  expect(await browser.savedNames()).toEqual([]);

  await downloads.button(url, 'Save').click();
  expect(await sha256OfFile(await browser.savedFile(small.name))).toBe(small.sha256);
  await downloads.expectPhase(url, 'saved');
});

test('the name is the one that the user gives, else the one that the server gives @full', async ({
  openApp,
  openNginx,
  openBrowser,
  files,
}) => {
  const { small, medium } = files;
  const app = await openApp();
  const nginx = await openNginx({
    extra: `location = /${medium.name} {
      add_header Content-Disposition "attachment; filename*=UTF-8''na%C3%AFve%20%E6%96%87%E4%BB%B6.bin";
      add_header Access-Control-Allow-Origin *;
      add_header Access-Control-Expose-Headers 'Content-Disposition, Content-Range, ETag';
    }`,
  });
  const browser = await openBrowser();
  const downloads = await DownloadsPage.open(await browser.newPage(), app.url);
  const url = nginx.fileUrl(small.name);
  await downloads.add(url, { name: 'my copy.dat' });
  await downloads.expectPhase(url, 'saved');
  expect(await sha256OfFile(await browser.savedFile('my copy.dat'))).toBe(small.sha256);

  const named = nginx.fileUrl(medium.name);
  await downloads.add(named);
  await downloads.expectPhase(named, 'saved', 60_000);
  expect(await sha256OfFile(await browser.savedFile('naïve 文件.bin'))).toBe(medium.sha256);
});

test('the page warns before it is closed while the copy may still be running @full', async ({
  openDownloads,
  files,
}) => {
  const { app, browser, page, downloads } = await openDownloads();
  const { medium } = files;
  const url = app.fileUrl(medium.name);
  await downloads.add(url);
  await downloads.expectPhase(url, 'saved', 60_000);

  const question = page.waitForEvent('dialog');
  const closing = page.close({ runBeforeUnload: true });
  const dialog = await question;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await closing;
  await downloads.expectPhase(url, 'saved');
  expect(await sha256OfFile(await browser.savedFile(medium.name))).toBe(medium.sha256);
});

// Of more than eight parts, Firefox had the page read the file for it, and kept what came as whole.
test('a file that is being saved arrives whole though the page is closed at once @full-chromium', async ({
  openDownloads,
  files,
}) => {
  const { app, browser, page, downloads } = await openDownloads();
  const { big } = files;
  const url = app.fileUrl(big.name);
  await downloads.add(url);
  await downloads.expectPhase(url, 'saved', 60_000);
  await page.close();

  expect(await sha256OfFile(await browser.savedFile(big.name))).toBe(big.sha256);
});

test('a page that has saved nothing closes without a question @full', async ({
  openDownloads,
  files,
}) => {
  const { app, page, downloads } = await openDownloads();
  const url = app.fileUrl(files.small.name);
  await downloads.saveAutomatically.click();
  await expect(downloads.saveAutomatically).not.toBeChecked();
  await downloads.add(url);
  await downloads.expectPhase(url, 'ready');
  let asked = false;
  page.on('dialog', (dialog) => {
    asked = true;
    void dialog.accept();
  });
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(asked).toBe(false);
});

test('a file is written where the user chooses, and freed once it is seen to be whole @only-chromium', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp();
  const browser = await openBrowser();
  const { small } = files;
  const url = app.fileUrl(small.name);
  const page = await browser.newPage();
  // No script can answer the browser's dialog: files of the origin's own stand for what is chosen.
  await page.addInitScript(() => {
    const answers = ['nothing', 'taken', 'free'];
    // Not in TypeScript's types yet.
    const exclusively: object = { mode: 'exclusive' };
    let taken: FileSystemWritableFileStream | undefined;
    const showSaveFilePicker = async ({ suggestedName }: { suggestedName: string }) => {
      const answer = answers.shift();
      if (answer === 'nothing') throw new DOMException('nothing was chosen', 'AbortError');
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle(suggestedName, { create: true });
      await taken?.abort();
      if (answer === 'taken') taken = await handle.createWritable(exclusively);
      return handle;
    };
    Object.assign(window, { showSaveFilePicker });
  });
  const downloads = await DownloadsPage.open(page, app.url);
  await downloads.saveAutomatically.click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('checkbox', { name: 'Free the space after saving' }).click();
  await page.keyboard.press('Escape');
  await downloads.add(url);
  await downloads.expectPhase(url, 'ready');
  const row = downloads.row(url);
  await row.getByText('Details', { exact: true }).click();
  const saveAs = downloads.button(url, 'Save as…');

  await saveAs.click();
  await saveAs.click();
  await row.getByText('Details', { exact: true }).click();
  await expect(row.getByRole('alert')).toContainText('could not be written where you chose');
  await row.getByText('Details', { exact: true }).click();
  await downloads.expectPhase(url, 'ready');
  expect(await downloads.storedRanges(url)).not.toEqual([]);

  await saveAs.click();
  await downloads.expectPhase(url, 'saved');
  await expect(row).toContainText('Its space here is free again.');
  expect(await downloads.storedRanges(url)).toEqual([]);
  const digest = await page.evaluate(async (name) => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle(name);
    const bytes = await (await handle.getFile()).arrayBuffer();
    return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))];
  }, small.name);
  expect(Buffer.from(digest).toString('hex')).toBe(small.sha256);
  expect(await browser.savedNames()).toEqual([]);

  await downloads.button(url, 'Download again').click();
  await downloads.expectPhase(url, 'ready');
});

test('bytes that are missing and cannot be fetched end the wait of Save as… @full @only-chromium', async ({
  openApp,
  openBrowser,
  tempDir,
}) => {
  const folder = join(tempDir, 'served');
  await mkdir(folder);
  await writeFile(join(folder, 'gone.bin'), randomBytes(100_000));
  const app = await openApp({ folder });
  const browser = await openBrowser();
  const url = app.fileUrl('gone.bin');
  const first = await DownloadsPage.open(await browser.newPage(), app.url);
  await first.saveAutomatically.click();
  await first.add(url);
  await first.expectPhase(url, 'ready');
  await first.page.close();
  const mischief = await openMischief(app, browser);
  await mischief.deleteChunk(url, 0);
  await rm(join(folder, 'gone.bin'));

  const page = await browser.newPage();
  await page.addInitScript(() => {
    const showSaveFilePicker = async () => {
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle('chosen.bin', { create: true });
    };
    Object.assign(window, { showSaveFilePicker });
  });
  const downloads = await DownloadsPage.open(page, app.url);
  await downloads.row(url).getByText('Details', { exact: true }).click();
  await downloads.button(url, 'Save as…').click();
  await downloads.expectPhase(url, 'failed');
  await expect(downloads.row(url)).toContainText('Some of the stored bytes are missing');
});

test('the page warns before it is closed while it writes a file @full @only-chromium', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp();
  const browser = await openBrowser();
  const url = app.fileUrl(files.small.name);
  const page = await browser.newPage();
  // A place that takes the file in only when it is told to.
  await page.addInitScript(() => {
    const showSaveFilePicker = async () => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle('slow.bin', { create: true });
      const getFile = () =>
        new Promise<File>((resolve) => {
          Object.assign(window, { goOn: () => resolve(handle.getFile()) });
        });
      return { createWritable: () => handle.createWritable(), getFile };
    };
    Object.assign(window, { showSaveFilePicker });
  });
  const downloads = await DownloadsPage.open(page, app.url);
  await downloads.saveAutomatically.click();
  await downloads.add(url);
  await downloads.expectPhase(url, 'ready');
  await downloads.row(url).getByText('Details', { exact: true }).click();
  await downloads.button(url, 'Save as…').click();
  await downloads.row(url).getByText('Details', { exact: true }).click();
  await expect(downloads.row(url)).toContainText('100% written where you chose.');

  const question = page.waitForEvent('dialog');
  const closing = page.close({ runBeforeUnload: true });
  const dialog = await question;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await closing;
  await page.evaluate('goOn()');
  await downloads.expectPhase(url, 'saved');
  await expect(downloads.row(url)).toContainText('Written where you chose, and whole.');
  // Not freed: nobody has wished for it.
  expect(await downloads.storedRanges(url)).not.toEqual([]);
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
});
