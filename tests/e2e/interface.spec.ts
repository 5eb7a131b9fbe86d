import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtAppFolder } from '../support/app.ts';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { expect, test } from '../support/test.ts';

test('the start view offers what it promises', async ({ openDownloads }) => {
  const { page, downloads } = await openDownloads();
  await expect(downloads.downloadButton).toBeVisible();
  await expect(downloads.saveAutomatically).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'File name' })).not.toBeVisible();
  await page.getByText('Options', { exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'File name' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Checksum' })).toBeVisible();
});

test('the address of the page fills the form, and nothing starts by itself', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp();
  const browser = await openBrowser();
  const page = await browser.newPage();
  const url = app.fileUrl(files.small.name);
  const query = new URLSearchParams({ url, name: 'mine.bin', sha256: files.small.sha256 });
  const downloads = await DownloadsPage.open(page, `${app.url}?${query}`);
  await expect(downloads.link).toHaveValue(url);
  await expect(page.getByRole('textbox', { name: 'File name' })).toHaveValue('mine.bin');
  await expect(page.getByRole('textbox', { name: 'Checksum' })).toHaveValue(
    new RegExp(files.small.sha256),
  );
  await expect(downloads.saveAutomatically).toBeChecked();
  expect(app.line.requestsFor(app.filePath(files.small.name))).toEqual([]);

  await downloads.downloadButton.click();
  await downloads.expectPhase(url, 'saved');
  await browser.savedFile('mine.bin');
  await expect(downloads.row(url)).toContainText(/SHA-256 matches/);
});

test('one link a line: good ones start, the bad one stays with its reason', async ({
  openDownloads,
  files,
}) => {
  const { app, page, downloads } = await openDownloads();
  const [small, medium] = [app.fileUrl(files.small.name), app.fileUrl(files.medium.name)];
  await downloads.add([small, 'ftp://example.org/file.bin', medium].join('\n'));
  await downloads.expectPhase(small, 'saved', 30_000);
  await downloads.expectPhase(medium, 'saved', 30_000);
  await expect(downloads.link).toHaveValue('ftp://example.org/file.bin');
  await expect(downloads.link).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('alert')).toContainText(/web link/);
});

test('a row tells phase and progress, and has the buttons that make sense', async ({
  openDownloads,
  files,
}) => {
  const { app, downloads } = await openDownloads({ bytesPerSecond: 2 * 1024 * 1024 });
  const { medium } = files;
  const url = app.fileUrl(medium.name);
  const names = () => downloads.row(url).getByRole('button').allTextContents();
  await downloads.add(url);
  await downloads.expectPhase(url, 'running');
  await expect(downloads.row(url)).toContainText(medium.name);
  const bar = downloads.row(url).getByRole('progressbar');
  await expect(bar).toHaveAttribute('aria-valuenow', /^[1-9]\d?$/);
  expect(await names()).toEqual(expect.arrayContaining(['Pause', 'Remove']));
  await expect(downloads.button(url, 'Resume')).toHaveCount(0);

  await downloads.button(url, 'Pause').click();
  await downloads.expectPhase(url, 'paused');
  expect(await names()).toEqual(expect.arrayContaining(['Resume', 'Remove']));
  await expect(downloads.button(url, 'Pause')).toHaveCount(0);

  await app.line.cut();
  await downloads.button(url, 'Resume').click();
  await downloads.expectError(url, 'unreachable');
  await expect(downloads.row(url)).toContainText(/cannot be reached/);
  expect(await names()).toEqual(expect.arrayContaining(['Pause', 'Try again', 'Remove']));

  // Before the line is back: a try that comes by itself would take the button away.
  await downloads.button(url, 'Try again').click();
  await app.line.restore();
  await downloads.expectPhase(url, 'saved', 30_000);
  await expect(bar).toHaveAttribute('aria-valuenow', '100');
  await expect(downloads.row(url)).not.toHaveAttribute('data-error', /.*/);

  await downloads.button(url, 'Remove').click();
  await expect(downloads.row(url)).toHaveCount(0);
});

test('what the user paused stays paused, through a reload', async ({ openDownloads, files }) => {
  const { app, page, downloads } = await openDownloads({ bytesPerSecond: 8 * 1024 * 1024 });
  const { medium, small } = files;
  const url = app.fileUrl(medium.name);
  const path = app.filePath(medium.name);
  await downloads.add(url);
  await app.line.untilPassed(path, 8 * 1024 * 1024);
  await downloads.button(url, 'Pause').click();
  await downloads.expectPhase(url, 'paused');
  const requests = app.line.requestsFor(path).length;
  await page.reload();
  await downloads.expectPhase(url, 'paused');
  // The engine is at work, and leaves this one alone.
  await downloads.add(app.fileUrl(small.name));
  await downloads.expectPhase(app.fileUrl(small.name), 'saved');
  await downloads.expectPhase(url, 'paused');
  expect(app.line.requestsFor(path).length).toBe(requests);
});

test('a removal can be undone, and deletes nothing before', async ({ openDownloads, files }) => {
  const { app, page, downloads } = await openDownloads();
  const url = app.fileUrl(files.small.name);
  await downloads.saveAutomatically.click();
  await downloads.add(url);
  await downloads.expectPhase(url, 'ready');
  const stored = await downloads.storedRanges(url);
  const undo = page.getByRole('button', { name: 'Undo' });

  await downloads.button(url, 'Remove').click();
  await expect(downloads.row(url)).toHaveCount(0);
  await undo.click();
  await downloads.expectPhase(url, 'ready');
  await expect(undo).toHaveCount(0);

  // A page that is closed meanwhile has deleted nothing.
  await downloads.button(url, 'Remove').click();
  await expect(undo).toBeVisible();
  await page.reload();
  await downloads.expectPhase(url, 'ready');
  expect(await downloads.storedRanges(url)).toEqual(stored);

  await downloads.button(url, 'Remove').click();
  await expect(downloads.row(url)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await downloads.expectPhase(url, 'ready');
});

test('what was removed is deleted once it can no longer be undone @full', async ({
  openDownloads,
  files,
}) => {
  const { app, page, downloads } = await openDownloads();
  const url = app.fileUrl(files.small.name);
  await downloads.add(url);
  await downloads.expectPhase(url, 'saved');
  await downloads.button(url, 'Remove').click();
  await expect(page.getByText(`Removed: ${files.small.name}`).first()).toBeVisible();
  await expect.poll(() => downloads.storedRanges(url)).toEqual([]);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await expect(downloads.row(url)).toHaveCount(0);
});

test('the interface speaks Simplified Chinese, and the names for tests stay', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp();
  const browser = await openBrowser({ locale: 'zh-CN' });
  const page = await browser.newPage();
  await page.goto(app.url);
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
  await page.getByRole('textbox').first().fill(app.fileUrl(files.small.name));
  await page.keyboard.press('Enter');
  const row = page.getByRole('listitem').and(page.locator('[data-url]'));
  await expect(row).toHaveAttribute('data-phase', 'saved');
  await expect(row.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100');
  await expect(row).toContainText(/\p{Script=Han}/u);
});

test('the first load ships at most 60 kB of gzipped JavaScript to the page', async ({
  openDownloads,
}) => {
  const { page } = await openDownloads();
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('engine.worker')),
  );
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => /[.]m?js$/.test(path)),
  );
  const forThePage = [...new Set(scripts)].filter(
    (path) => !path.includes('engine.worker') && !path.endsWith('service-worker.js'),
  );
  expect(forThePage.length).toBeGreaterThan(0);
  let gzippedBytes = 0;
  for (const path of forThePage) {
    const source = await readFile(join(builtAppFolder, path));
    expect(source.includes('AGFzb'), `${path} holds WebAssembly`).toBe(false);
    gzippedBytes += gzipSync(source, { level: 9 }).length;
  }
  test.info().annotations.push({ type: 'first load', description: `${gzippedBytes} bytes` });
  expect(gzippedBytes).toBeLessThanOrEqual(60_000);
});

test('a row far from the window is its name alone, until it comes near', { tag: '@full' }, async ({
  openDownloads,
}) => {
  const { page, downloads } = await openDownloads();
  const rows = page.getByRole('listitem');
  await downloads.link.fill('http://127.0.0.1:9/file[01-40].zip');
  await downloads.downloadButton.click();
  await expect(rows).toHaveCount(40);
  await page.reload();
  const last = rows.last();
  await expect(last.getByRole('heading')).toHaveText('file01.zip');
  await expect(rows.first().getByRole('progressbar')).toBeVisible();
  await expect(last.getByRole('progressbar')).toHaveCount(0);
  await last.scrollIntoViewIfNeeded();
  await expect(last.getByRole('progressbar')).toBeVisible();
  await expect(last.getByRole('button', { name: 'Remove' })).toBeVisible();
});
