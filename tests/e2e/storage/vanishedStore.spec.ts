import type { Page } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { LaunchedBrowser } from '../../support/browsers.ts';
import { DownloadsPage } from '../../support/downloadsPage.ts';
import { type FixtureFile, sha256OfFile } from '../../support/fixtureFile.ts';
import { expect, test } from '../../support/test.ts';
import { openMischief } from './storeBehind.ts';

const mebibyte = 1024 * 1024;
const bytesPerSecond = 8 * mebibyte;
/** Chromium may leave a question to a store that it throws away unanswered, which takes time to notice. */
const untilSavedMs = 180_000;

test.describe.configure({ timeout: 300_000 });

interface Job {
  readonly app: RunningApp;
  readonly browser: LaunchedBrowser;
  readonly file: FixtureFile;
  readonly url: string;
  readonly path: string;
  readonly downloads: DownloadsPage;
}

/** A download of `medium.bin` of which 20 MiB have come. */
async function startHalf(
  app: RunningApp,
  browser: LaunchedBrowser,
  file: FixtureFile,
): Promise<Job> {
  const downloads = await DownloadsPage.open(await browser.newPage(), app.url);
  const url = app.fileUrl(file.name);
  const path = app.filePath(file.name);
  await downloads.add(`${url}#md5=${file.md5}`, { name: 'kept name.bin' });
  await app.line.untilPassed(path, 20 * mebibyte);
  return { app, browser, file, url, path, downloads };
}

async function expectSaved({ downloads, url, browser, file }: Job): Promise<void> {
  await downloads.expectPhase(url, 'saved', untilSavedMs);
  const saved = await browser.savedFile('kept name.bin');
  expect(await sha256OfFile(saved)).toBe(file.sha256);
}

/** The list as storage alone has it: another life of the app reads it. */
async function expectRemembered(job: Job): Promise<void> {
  await job.downloads.page.reload();
  await job.downloads.expectPhase(job.url, 'saved');
  await expect(job.downloads.row(job.url)).toContainText('kept name.bin');
}

test('both databases deleted while a download runs: it goes on and comes out right', {
  tag: '@full',
}, async ({ openApp, openBrowser, files }) => {
  const app = await openApp({ bytesPerSecond });
  const job = await startHalf(app, await openBrowser(), files.medium);
  const mischief = await openMischief(app, job.browser);
  await mischief.deleteDatabases();
  await expectSaved(job);
  await expectRemembered(job);
});

test('both databases deleted while a download is paused: it stays paused, then comes out right', {
  tag: '@full',
}, async ({ openApp, openBrowser, files }) => {
  const app = await openApp({ bytesPerSecond });
  const job = await startHalf(app, await openBrowser(), files.medium);
  const { downloads, url } = job;
  await downloads.button(url, 'Pause').click();
  await downloads.expectPhase(url, 'paused');
  const mischief = await openMischief(app, job.browser);
  await mischief.deleteDatabases();
  await downloads.expectPhase(url, 'paused');
  app.line.bytesPerSecond = null;
  await downloads.button(url, 'Resume').click();
  await expectSaved(job);
  await expectRemembered(job);
});

test('both databases deleted behind a ready file: Save fetches it again and saves it', {
  tag: '@full',
}, async ({ openDownloads, files }) => {
  const { app, browser, downloads } = await openDownloads();
  const { small } = files;
  await downloads.saveAutomatically.click();
  await expect(downloads.saveAutomatically).not.toBeChecked();
  const url = app.fileUrl(small.name);
  await downloads.add(url);
  await downloads.expectPhase(url, 'ready');
  const mischief = await openMischief(app, browser);
  await mischief.deleteDatabases();
  await downloads.button(url, 'Save').click();
  expect(await sha256OfFile(await browser.savedFile(small.name))).toBe(small.sha256);
  await downloads.expectPhase(url, 'saved');
  await downloads.page.reload();
  await downloads.expectPhase(url, 'saved');
  await expect(downloads.saveAutomatically).not.toBeChecked();
});

test('everything of the origin evicted while a download runs', { tag: '@full-firefox' }, async ({
  openApp,
  openBrowser,
  files,
  engine,
}) => {
  const app = await openApp({ bytesPerSecond });
  const browser = await openBrowser();
  const job = await startHalf(app, browser, files.medium);
  await (engine === 'chromium'
    ? evictByProtocol(browser, job.downloads.page, app.url)
    : evictByHeader(browser, app));
  await expectSaved(job);
  await expectRemembered(job);
});

/** What Chromium does when the disk fills up: storage goes, connections are closed by force. */
async function evictByProtocol(
  browser: LaunchedBrowser,
  page: Page,
  appUrl: string,
): Promise<void> {
  const session = await browser.context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {
    origin: new URL(appUrl).origin,
    storageTypes: 'all',
  });
}

/** `Clear-Site-Data` empties an origin's storage the way an eviction does. */
async function evictByHeader(browser: LaunchedBrowser, app: RunningApp): Promise<void> {
  const page = await browser.newPage();
  app.line.extraHeaders.set('/icon.svg?clear', ['Clear-Site-Data', '"storage"']);
  await page.goto(`${app.url}icon.svg?clear`);
}
