import { setTimeout as delay } from 'node:timers/promises';
import { coveredBytes, union } from '../../../src/core/range.ts';
import { Draw } from '../../chaos/draw.ts';
import type { RunningApp } from '../../support/app.ts';
import type { LaunchedBrowser } from '../../support/browsers.ts';
import { DownloadsPage } from '../../support/downloadsPage.ts';
import { sha256OfFile } from '../../support/fixtureFile.ts';
import type { LineProxy, LineRequest } from '../../support/lineProxy.ts';
import { expect, test } from '../../support/test.ts';
import { openMischief } from '../storage/storeBehind.ts';

const mebibyte = 1024 * 1024;
const full = process.env['HOLDFAST_FULL'] === '1';
const stormMs = full ? 90_000 : 20_000;
const seed = Number(process.env['HOLDFAST_SEED'] ?? Date.now() % 1_000_000);
const leastEngines = 3;
/** A tab that was closed may be sent bytes for as long as its browser takes to hang up. */
const hangUpMs = 3_000;

test(`${stormMs / 1000} s of tabs that open, close, reload and hide while a download runs`, async ({
  openApp,
  openBrowser,
  files,
}) => {
  test.setTimeout(stormMs + 180_000);
  const { medium } = files;
  // Not done before the storm is over.
  const app = await openApp({ bytesPerSecond: (0.4 * 1000 * medium.sizeBytes) / stormMs });
  const browser = await openBrowser({ backForwardCache: true });
  const url = app.fileUrl(medium.name);
  const path = app.filePath(medium.name);
  const together = watchOverlaps(app.line, path);
  const draw = new Draw(seed);
  const first = await DownloadsPage.open(await browser.newPage(), app.url);
  await first.add(`${url}#md5=${medium.md5}`);
  await first.expectPhase(url, 'running');
  const store = await openMischief(app, browser);
  const epochs = { records: [] as number[], chunks: [] as number[] };
  const tabs = [first];

  const endsAtMs = performance.now() + stormMs;
  let acts = 0;
  // A slow machine needs longer for a storm that is one.
  while (performance.now() < endsAtMs || Number(epochs.chunks.at(-1)) <= leastEngines) {
    await act(draw, tabs, app, browser);
    acts += 1;
    for (const kind of ['records', 'chunks'] as const) {
      epochs[kind].push(Number((await store.get(kind, 'epoch')) ?? 0));
    }
    await delay(draw.whole(0, 600));
  }
  test.info().annotations.push({
    type: 'storm',
    description: `seed ${seed}: ${acts} acts, ${epochs.chunks.at(-1)} engines`,
  });
  // Whoever comes last finishes it.
  app.line.bytesPerSecond = null;
  const last = tabs[0] ?? (await DownloadsPage.open(await browser.newPage(), app.url));
  await last.expectPhase(url, 'saved', 60_000);
  expect(await sha256OfFile(await browser.savedFile(medium.name))).toBe(medium.sha256);
  expect(await browser.savedNames()).toEqual([medium.name]);

  // Each engine has a higher number than the one before, in both stores, and none comes back.
  for (const kind of ['records', 'chunks'] as const) {
    expect(epochs[kind]).toEqual(epochs[kind].toSorted((a, b) => a - b));
  }
  expect(epochs.chunks.at(-1)).toBeGreaterThan(leastEngines);
  // No byte was written by two: the chunks lie end to end.
  const stored = await last.storedRanges(url);
  expect(stored.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(medium.sizeBytes);
  expect(coveredBytes(union(stored))).toBe(medium.sizeBytes);
  expect(together).toEqual([]);
});

test('a page that comes back from the back/forward cache catches up, and may own again', {
  tag: '@full',
}, async ({ openApp, openBrowser, files }) => {
  const app = await openApp({ bytesPerSecond: 6 * mebibyte });
  const browser = await openBrowser({ backForwardCache: true });
  const { medium } = files;
  const url = app.fileUrl(medium.name);
  const path = app.filePath(medium.name);
  const together = watchOverlaps(app.line, path);
  const gone = await DownloadsPage.open(await browser.newPage(), app.url);
  await gone.add(`${url}#md5=${medium.md5}`);
  await app.line.untilPassed(path, 8 * mebibyte);
  await gone.page.goto(`${app.url}icon.svg`);
  await app.line.until('an idle line', () => app.line.requestsFor(path).every((one) => one.ended));
  // Nobody is left to fetch.
  const requests = app.line.requestsFor(path).length;
  await delay(1_000);
  expect(app.line.requestsFor(path).length).toBe(requests);

  await backTo(gone);
  await gone.expectPhase(url, 'running');
  const other = await DownloadsPage.open(await browser.newPage(), app.url);
  await other.expectPhase(url, 'running');
  await gone.page.goto(`${app.url}icon.svg`);
  await other.expectPhase(url, 'running');
  app.line.bytesPerSecond = null;
  await other.expectPhase(url, 'saved', 60_000);
  await backTo(gone);
  await gone.expectPhase(url, 'saved');
  expect(await sha256OfFile(await browser.savedFile(medium.name))).toBe(medium.sha256);
  expect(together).toEqual([]);
});

/** A page from the back/forward cache loads nothing, so there is no load event to wait for. */
async function backTo(tab: DownloadsPage): Promise<void> {
  await tab.page.goBack({ waitUntil: 'commit' });
  await expect(tab.link).toBeEditable();
}

/** One thing that people do to tabs. */
async function act(
  draw: Draw,
  tabs: DownloadsPage[],
  app: RunningApp,
  browser: LaunchedBrowser,
): Promise<void> {
  // The oldest tab is the one that fetches, most of the time.
  const at = draw.chance(0.4) ? 0 : draw.whole(0, Math.max(0, tabs.length - 1));
  const tab = tabs[at];
  const what = draw.pick(['open', 'open', 'close', 'close', 'reload', 'leave', 'front'] as const);
  if (tab === undefined || (what === 'open' && tabs.length < 6)) {
    tabs.push(await DownloadsPage.open(await browser.newPage(), app.url));
    return;
  }
  switch (what) {
    case 'open':
    case 'close':
      tabs.splice(at, 1);
      await tab.page.close();
      return;
    case 'reload':
      await tab.page.reload();
      return;
    case 'leave':
      await tab.page.goto(`${app.url}icon.svg`);
      await backTo(tab);
      return;
    case 'front':
      await tab.page.bringToFront();
      return;
    default:
      what satisfies never;
  }
}

/** Notes requests that ask for bytes which another, older than a hang-up, is still being sent. */
function watchOverlaps(line: LineProxy, path: string): string[] {
  const problems: string[] = [];
  const check = (fresh: LineRequest, older: LineRequest): void => {
    if (older.ended || older.answerStart + older.passedBytes <= fresh.askedStart) return;
    problems.push(`requests ${older.id} and ${fresh.id} were both sent ${fresh.range}`);
  };
  line.gate = async (fresh) => {
    if (fresh.path !== path) return;
    const open = line
      .requestsFor(path)
      .filter((one) => one !== fresh && !one.ended)
      .filter((one) => one.askedStart < fresh.askedEnd && fresh.askedStart < one.askedEnd);
    for (const older of open) {
      const passed = older.passedBytes;
      void delay(hangUpMs).then(() => {
        if (older.passedBytes > passed) check(fresh, older);
      });
    }
  };
  return problems;
}
