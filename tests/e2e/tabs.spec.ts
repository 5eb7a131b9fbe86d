import type { Page } from '@playwright/test';
import type { RunningApp } from '../support/app.ts';
import type { LaunchedBrowser } from '../support/browsers.ts';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { type FixtureFile, sha256OfFile } from '../support/fixtureFile.ts';
import { RangeWatch } from '../support/rangeWatch.ts';
import { expect, test } from '../support/test.ts';

const bytesPerSecond = 6 * 1024 * 1024;

/** Two tabs of one browser: the first came first, so it fetches. */
interface TwoTabs {
  readonly app: RunningApp;
  readonly browser: LaunchedBrowser;
  readonly file: FixtureFile;
  readonly url: string;
  readonly path: string;
  readonly owner: DownloadsPage;
  readonly other: DownloadsPage;
}

async function openTwoTabs(
  app: RunningApp,
  browser: LaunchedBrowser,
  file: FixtureFile,
  { connections }: { connections?: number } = {},
): Promise<TwoTabs> {
  const owner = await DownloadsPage.open(await browser.newPage(), app.url);
  if (connections !== undefined) await owner.setConnections(connections);
  const url = app.fileUrl(file.name);
  const path = app.filePath(file.name);
  await owner.add(`${url}#md5=${file.md5}`);
  await owner.expectPhase(url, 'running');
  const other = await DownloadsPage.open(await browser.newPage(), app.url);
  await other.expectPhase(url, 'running');
  await app.line.untilPassed(path, 8 * 1024 * 1024);
  return { app, browser, file, url, path, owner, other };
}

/** Does something to the owner; resolves with the milliseconds until another request came. */
async function untilTakenOver(
  { app, path }: TwoTabs,
  act: () => Promise<unknown>,
  timeoutMs: number,
): Promise<number> {
  const before = app.line.requestsFor(path).length;
  const startedMs = performance.now();
  await act();
  await app.line.until(
    'the other tab to ask for the rest',
    () => app.line.requestsFor(path).length > before,
    timeoutMs,
  );
  return performance.now() - startedMs;
}

async function expectSaved(tabs: TwoTabs, tab: DownloadsPage): Promise<void> {
  const { app, browser, file, url } = tabs;
  app.line.bytesPerSecond = null; // What was to be seen at leisure has been seen.
  await tab.expectPhase(url, 'saved', 60_000);
  expect(await sha256OfFile(await browser.savedFile(file.name))).toBe(file.sha256);
  expect(await browser.savedNames()).toEqual([file.name]);
}

test('two tabs show the same, one fetches, and either may command @full-firefox', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp({ bytesPerSecond });
  const tabs = await openTwoTabs(app, await openBrowser(), files.medium);
  const { owner, other, url, path } = tabs;

  await other.button(url, 'Pause').click();
  await owner.expectPhase(url, 'paused');
  await other.expectPhase(url, 'paused');
  await app.line.until('an idle line', () => app.line.requestsFor(path).every((r) => r.ended));
  await expect.poll(() => percentOf(owner, url)).toBeGreaterThan(0);
  await expect
    .poll(async () => (await percentOf(other, url)) - (await percentOf(owner, url)))
    .toBe(0);

  await owner.button(url, 'Resume').click();
  await other.expectPhase(url, 'running');
  await expectSaved(tabs, other);
  await owner.expectPhase(url, 'saved');
  const passed = app.line.passedBytes(path);
  expect(passed).toBeLessThanOrEqual(files.medium.sizeBytes + RangeWatch.allowance(1));
});

test('a closed owner is followed within 2 s', async ({ openApp, openBrowser, files }) => {
  const app = await openApp({ bytesPerSecond });
  const tabs = await openTwoTabs(app, await openBrowser(), files.medium);
  const tookMs = await untilTakenOver(tabs, () => tabs.owner.page.close(), 10_000);
  expect(tookMs).toBeLessThan(2_000);
  await expectSaved(tabs, tabs.other);
});

test('an owner navigated away is followed within 2 s, and finds the list again when it is back @full', async ({
  openApp,
  openBrowser,
  files,
  engine,
}) => {
  const app = await openApp({ bytesPerSecond });
  const browser = await openBrowser({ backForwardCache: true });
  const tabs = await openTwoTabs(app, browser, files.medium);
  const { owner, other, url } = tabs;
  await owner.page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
  });

  const leave = (page: Page) => page.goto(`${app.url}files/`);
  const tookMs = await untilTakenOver(tabs, () => leave(owner.page), 10_000);
  expect(tookMs).toBeLessThan(2_000);

  // A page from the cache loads nothing, so there is no load event to wait for.
  await owner.page.goBack({ waitUntil: 'commit' });
  await owner.expectPhase(url, /running|verifying|ready|saved/);
  const restored = await owner.page.evaluate(() => 'persisted' in window);
  test.info().annotations.push({ type: 'from the back/forward cache', description: `${restored}` });
  if (engine === 'chromium') expect(restored).toBe(true);
  await expectSaved(tabs, other);
  await owner.expectPhase(url, 'saved');
});

test('a hung owner is replaced within 15 s and can write nothing afterwards @full', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp({ bytesPerSecond: 3 * 1024 * 1024 });
  // One, so that the request that follows tells who asks, and for what.
  const tabs = await openTwoTabs(app, await openBrowser(), files.medium, { connections: 1 });
  const { browser, owner, other, url, path, file } = tabs;
  const hangs: { readonly awake: Promise<void> }[] = [];
  const tookMs = await untilTakenOver(
    tabs,
    async () => hangs.push(await browser.hang(owner.page, 17_000)),
    25_000,
  );
  expect(tookMs).toBeLessThan(15_000);
  await other.expectPhase(url, 'running');
  const [takeover] = app.line.requestsFor(path).slice(-1);

  // Awake, it would go on where it stopped: it must notice that it is owner no more.
  for (const { awake } of hangs) await awake;
  await other.expectPhase(url, 'running');
  await owner.expectPhase(url, /running|verifying|ready|saved/);
  await expectSaved(tabs, other);
  await owner.expectPhase(url, 'saved');

  const missingBytes = file.sizeBytes - (takeover?.askedStart ?? 0);
  const fetchedBytes = app.line
    .requestsFor(path)
    .filter(({ id }) => id >= (takeover?.id ?? 0))
    .reduce((sum, { passedBytes }) => sum + passedBytes, 0);
  expect(fetchedBytes).toBe(missingBytes);
  const stored = await other.storedRanges(url);
  expect(stored.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(file.sizeBytes);
});

test('an engine that hung for some seconds is seen to be back, and nothing is told as news @full @only-chromium', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp();
  const browser = await openBrowser();
  const owner = await DownloadsPage.open(await browser.newPage(), app.url);
  const urls = [1, 2, 3, 4].map((number) => `${app.fileUrl(files.small.name)}?${number}`);
  await owner.add(urls.join('\n'));
  for (const url of urls) await owner.expectPhase(url, 'saved');
  // Longer than a page waits for its engine, shorter than it is replaced after. In Firefox its page
  // hangs along, and has nothing to notice.
  const { awake } = await browser.hang(owner.page, 9_000);
  const other = await DownloadsPage.open(await browser.newPage(), app.url);
  await expect(owner.page.getByText('The engine does not answer')).toBeVisible();
  await awake;
  for (const { page } of [owner, other]) {
    await expect(page.getByText('The engine does not answer')).toHaveCount(0);
    await expect(page.locator('[data-phase="saved"]')).toHaveCount(4);
  }
  await expect(other.page.getByRole('status').filter({ hasText: /./ })).toHaveCount(0);
});

test('an engine that cannot open its storage is seen to be mute, and to be there once it can @full', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp();
  const browser = await openBrowser();
  const owner = await DownloadsPage.open(await browser.newPage(), app.url);
  const url = app.fileUrl(files.small.name);
  await owner.add(url);
  await owner.expectPhase(url, 'saved');
  const other = await DownloadsPage.open(await browser.newPage(), app.url);
  await other.expectPhase(url, 'saved');
  const blocking = await browser.newPage();
  await blocking.goto(`${app.url}icon.svg`);
  await blocking.evaluate(blockDatabases);
  await owner.page.close();
  const notice = other.page.getByText('The engine does not answer');
  await expect(notice).toBeVisible({ timeout: 30_000 });
  await blocking.close();
  await expect(notice).toHaveCount(0, { timeout: 40_000 });
  await other.expectPhase(url, 'saved');
});

/** Runs in a page: begins to change every database, and never ends. */
async function blockDatabases(): Promise<void> {
  for (const { name = '', version = 1 } of await indexedDB.databases()) {
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open(name, version + 1);
      opening.onupgradeneeded = () => {
        const { result, transaction } = opening;
        const ask = () => {
          const store = transaction?.objectStore(result.objectStoreNames[0] ?? '');
          if (store !== undefined) store.count().onsuccess = ask;
        };
        ask();
        resolve();
      };
    });
  }
}

async function percentOf(tab: DownloadsPage, url: string): Promise<number> {
  return tab
    .row(url)
    .getByRole('progressbar')
    .evaluate((bar) =>
      bar instanceof HTMLProgressElement
        ? Math.floor(bar.position * 100)
        : Number(bar.getAttribute('aria-valuenow')),
    );
}
