import type { LaunchedBrowser, LaunchOptions } from '../../support/browsers.ts';
import { DownloadsPage } from '../../support/downloadsPage.ts';
import { sha256OfFile } from '../../support/fixtureFile.ts';
import { RangeWatch } from '../../support/rangeWatch.ts';
import { expect, test } from '../../support/test.ts';
import { openMischief } from './storeBehind.ts';

const mebibyte = 1024 * 1024;
// Slow enough that little sits in sockets when the stores say no.
const bytesPerSecond = 24 * mebibyte;
const plentyBytes = 4096 * mebibyte;

/** Firefox takes its limit, in KiB, when it starts; one site may have a fifth of it. */
function firefoxRoom(bytes: number): Partial<LaunchOptions> {
  return {
    firefoxPreferences: { 'dom.quotaManager.temporaryStorage.fixedLimit': (5 * bytes) / 1024 },
  };
}

/** Holds Chromium's quota for an origin; must come before the first byte, since it is cached. */
async function setChromiumQuota(
  browser: LaunchedBrowser,
  url: string,
  quotaBytes: number,
): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${url}icon.svg`);
  const session = await browser.context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(url).origin,
    quotaSize: quotaBytes,
  });
}

function bytesOf(ranges: readonly { start: number; end: number }[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}

async function expectWaitingForRoom(downloads: DownloadsPage, url: string): Promise<void> {
  await downloads.expectError(url, 'quota', 60_000);
  await downloads.expectPhase(url, 'waiting');
  await expect(downloads.row(url)).toContainText(/no room left/);
}

test('with too little room a download waits, keeps what it has, and completes once there is more @full-firefox', async ({
  openApp,
  openBrowser,
  files,
  engine,
}) => {
  test.setTimeout(240_000);
  const app = await openApp({ bytesPerSecond });
  const { medium } = files;
  let browser = await openBrowser(firefoxRoom(30 * mebibyte));
  if (engine === 'chromium') await setChromiumQuota(browser, app.url, 30 * mebibyte);
  let downloads = await DownloadsPage.open(await browser.newPage(), app.url);
  const url = app.fileUrl(medium.name);
  const path = app.filePath(medium.name);
  const watch = new RangeWatch(app.line, path, url, () => downloads);
  await downloads.add(`${url}#md5=${medium.md5}`);
  await expectWaitingForRoom(downloads, url);
  const stored = await downloads.storedRanges(url);
  expect(bytesOf(stored)).toBeGreaterThan(0);

  // Still no room: it says so again, and asks the server for nothing.
  const requests = app.line.requestsFor(path).length;
  await expect(downloads.row(url)).toContainText(/Next try in ([1-4]\d|5[0-4]) sec/);
  await downloads.button(url, 'Try again').click();
  await expect(downloads.row(url)).toContainText(/Next try in (1 min|5[5-9] sec)/);
  await expectWaitingForRoom(downloads, url);
  expect(app.line.requestsFor(path).length).toBe(requests);
  expect(await downloads.storedRanges(url)).toEqual(stored);

  await watch.newLife();
  if (engine === 'chromium') {
    await setChromiumQuota(browser, app.url, plentyBytes);
    await downloads.button(url, 'Try again').click();
  } else {
    await browser.close();
    browser = await openBrowser(firefoxRoom(plentyBytes));
    downloads = await DownloadsPage.open(await browser.newPage(), app.url);
  }
  await downloads.expectPhase(url, 'saved', 100_000);
  expect(await sha256OfFile(await browser.savedFile(medium.name))).toBe(medium.sha256);
  expect(watch.problems).toEqual([]);
  expect(watch.receivedAgain(medium.sizeBytes)).toBeLessThanOrEqual(RangeWatch.allowance(1));
});

test('removing another download makes the room', { tag: '@full' }, async ({
  openApp,
  openBrowser,
  files,
  engine,
}) => {
  test.setTimeout(240_000);
  const app = await openApp();
  const { medium } = files;
  const browser = await openBrowser(firefoxRoom(70 * mebibyte));
  if (engine === 'chromium') await setChromiumQuota(browser, app.url, 70 * mebibyte);
  const downloads = await DownloadsPage.open(await browser.newPage(), app.url);
  await downloads.saveAutomatically.click();
  await expect(downloads.saveAutomatically).not.toBeChecked();
  const other = `${app.fileUrl(medium.name)}?other`;
  await downloads.add(other);
  await downloads.expectPhase(other, 'ready', 60_000);
  const url = app.fileUrl(medium.name);
  await downloads.add(url);
  await expectWaitingForRoom(downloads, url);
  await downloads.expectPhase(other, 'ready');

  await downloads.button(other, 'Remove').click();
  // Once it can no longer be undone, and well before the minute is over.
  await downloads.expectPhase(url, 'running', 20_000);
  await downloads.expectPhase(url, 'ready', 60_000);
  await downloads.button(url, 'Save').click();
  expect(await sha256OfFile(await browser.savedFile(medium.name))).toBe(medium.sha256);
});

test('a download that waits for room tries again each minute', { tag: '@full' }, async ({
  openApp,
  openBrowser,
  files,
  engine,
}) => {
  test.setTimeout(300_000);
  const app = await openApp({ bytesPerSecond });
  const { medium } = files;
  const browser = await openBrowser(firefoxRoom(70 * mebibyte));
  if (engine === 'chromium') await setChromiumQuota(browser, app.url, 70 * mebibyte);
  const downloads = await DownloadsPage.open(await browser.newPage(), app.url);
  const mischief = await openMischief(app, browser);
  await mischief.fill(40 * mebibyte);
  const url = app.fileUrl(medium.name);
  await downloads.add(`${url}#md5=${medium.md5}`);
  await expectWaitingForRoom(downloads, url);
  // Nobody tells the app.
  await mischief.unfill();
  await downloads.expectPhase(url, 'saved', 120_000);
  expect(await sha256OfFile(await browser.savedFile(medium.name))).toBe(medium.sha256);
});
