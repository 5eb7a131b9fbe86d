import { en } from '../../src/i18n/en.ts';
import type { LaunchedBrowser } from '../support/browsers.ts';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { type FixtureFile, sha256OfFile } from '../support/fixtureFile.ts';
import { RangeWatch } from '../support/rangeWatch.ts';
import { test as base, expect } from '../support/test.ts';
import { type Origin, type Place, startPlace } from './place.ts';
import { howResumed, onTheWire, readDetails, type Seen, seenAttachment } from './seen.ts';
import { allServers } from './servers/all.ts';
import { apache } from './servers/apache.ts';
import { wholeLength } from './servers/byHand.ts';
import { goMoving, goPieces } from './servers/go.ts';
import { nginx } from './servers/nginx.ts';
import { expressStatic } from './servers/node.ts';
import { objectStoreAt, signedLinkTo } from './servers/objectStore.ts';
import { pythonHttpServer } from './servers/python.ts';
import type { RealServer } from './servers/realServer.ts';

/** What Firefox is given too: one server of each kind that it might take differently. */
const core: readonly RealServer[] = [
  nginx,
  apache,
  expressStatic,
  pythonHttpServer,
  goPieces,
  goMoving,
  wholeLength,
];

interface Fixtures {
  /** Starts a server and the app; skips the test where the server is missing. */
  readonly openPlace: (server: RealServer, origin: Origin, file: FixtureFile) => Promise<Place>;
}

const test = base.extend<Fixtures>({
  openPlace: async ({ tempDir }, use) => {
    const open: Place[] = [];
    await use(async (server, origin, file) => {
      const missing = server.missing();
      test.skip(missing !== null, `${server.name}: ${missing} is not installed`);
      const place = await startPlace(server, origin, file, tempDir);
      open.push(place);
      return place;
    });
    for (const place of open) await place.close();
  },
});

for (const server of allServers) {
  for (const origin of ['same', 'cross'] as const) {
    const where = origin === 'same' ? 'behind a path' : 'on another origin';
    const tags = core.includes(server) ? ['@full', '@core'] : ['@full'];
    test(`${server.name}, ${where}`, { tag: tags }, async ({ openPlace, openBrowser, files }) => {
      const place = await openPlace(server, origin, files.medium);
      const browser = await openBrowser();
      const downloads = await DownloadsPage.open(await browser.newPage(), place.appUrl);
      await downloads.add(place.fileUrl);
      if (origin === 'cross' && !server.crossOrigin) {
        await downloads.expectError(place.fileUrl, 'blocked-by-cors');
        await downloads.expectPhase(place.fileUrl, 'failed');
        await expect(downloads.row(place.fileUrl)).toContainText(en['error.cors']);
        await report(server, origin, place, downloads, `“${en['error.cors']}”`);
        return;
      }
      for (const interrupt of [pauseAndResume, cutTheLine, reload]) {
        await partOfFile(place, files.medium);
        await interrupt(place, downloads);
      }
      await expectSaved(place, downloads, browser, files.medium);
      expectResumed(server, place, files.medium, 3);
      await report(server, origin, place, downloads, 'saved');
    });
  }
}

for (const [server, origin] of [
  [nginx, 'same'],
  [expressStatic, 'cross'],
  [wholeLength, 'cross'],
] as const) {
  test(`${server.name}: one cut`, async ({ openPlace, openBrowser, files }) => {
    const place = await openPlace(server, origin, files.medium);
    const browser = await openBrowser();
    const downloads = await DownloadsPage.open(await browser.newPage(), place.appUrl);
    await downloads.add(place.fileUrl);
    await partOfFile(place, files.medium);
    await cutTheLine(place, downloads);
    await expectSaved(place, downloads, browser, files.medium);
    expectResumed(server, place, files.medium, 1);
  });
}

test('a presigned link that expires midway: a fresh one brings the rest', {
  tag: '@full',
}, async ({ openPlace, openBrowser, files }) => {
  let nowMs = Date.now();
  const place = await openPlace(
    objectStoreAt(() => nowMs),
    'cross',
    files.medium,
  );
  const { fileUrl, filePath, line } = place;
  const browser = await openBrowser();
  const downloads = await DownloadsPage.open(await browser.newPage(), place.appUrl);
  await downloads.add(fileUrl);
  await partOfFile(place, files.medium);
  nowMs += 2 * 60 * 60 * 1000;
  line.drop();
  line.flow();
  await downloads.expectError(fileUrl, 'http');
  await downloads.expectPhase(fileUrl, 'failed');
  const refused = en['error.http.refused'].replace('{status}', '403');
  await expect(downloads.row(fileUrl)).toContainText(refused);
  await expect(downloads.row(fileUrl)).toContainText(en['next.updateLink']);

  const path = new URL(fileUrl).pathname;
  const freshPath = `${path}?${signedLinkTo(path, nowMs)}`;
  await downloads.updateLink(fileUrl, new URL(freshPath, fileUrl).href);
  await expectSaved(place, downloads, browser, files.medium);
  const passed = line.passedBytes(filePath) + line.passedBytes(freshPath);
  expect(passed - files.medium.sizeBytes).toBeLessThanOrEqual(RangeWatch.allowance(2));
});

/** Resolves when a further fifth of the file has crossed the line, which then stands still. */
async function partOfFile({ line, filePath }: Place, file: FixtureFile): Promise<void> {
  await line.untilPassed(filePath, line.passedBytes(filePath) + file.sizeBytes / 5);
  line.stall();
}

async function pauseAndResume({ line, fileUrl }: Place, downloads: DownloadsPage): Promise<void> {
  await downloads.button(fileUrl, 'Pause').click();
  await downloads.expectPhase(fileUrl, 'paused');
  line.flow();
  await downloads.button(fileUrl, 'Resume').click();
}

async function cutTheLine({ line, fileUrl }: Place, downloads: DownloadsPage): Promise<void> {
  await line.cut();
  line.flow();
  await downloads.expectError(fileUrl, 'unreachable');
  await line.restore();
}

async function reload({ line }: Place, downloads: DownloadsPage): Promise<void> {
  await downloads.page.reload();
  line.flow();
}

/** With nothing more to interrupt, as fast as it goes: saved, and to the last bit the same. */
async function expectSaved(
  { line, fileUrl }: Place,
  downloads: DownloadsPage,
  browser: LaunchedBrowser,
  file: FixtureFile,
): Promise<void> {
  line.bytesPerSecond = null;
  await downloads.expectPhase(fileUrl, 'saved', 60_000);
  const saved = await browser.savedFile(file.name);
  expect(await sha256OfFile(saved)).toBe(file.sha256);
}

/** Where a server has ranges, an interruption costs what was on its way, and no more. */
function expectResumed(
  server: RealServer,
  { line, filePath }: Place,
  file: FixtureFile,
  interruptions: number,
): void {
  expect(howResumed(line.requestsFor(filePath))).toMatch(server.ranges ? /^206/ : /^200/);
  expect(line.requests.filter(({ method }) => method === 'HEAD')).toEqual([]);
  if (!server.ranges) return;
  const again = line.passedBytes(filePath) - file.sizeBytes;
  expect(again).toBeLessThanOrEqual(RangeWatch.allowance(interruptions));
}

/** Leaves what was seen where the reporter finds it. */
async function report(
  server: RealServer,
  origin: Origin,
  place: Place,
  downloads: DownloadsPage,
  ended: string,
): Promise<void> {
  const seen: Seen = {
    server: server.name,
    origin,
    ended,
    resumed: ended === 'saved' ? howResumed(place.line.requestsFor(place.filePath)) : 'not asked',
    ...(await onTheWire(place)),
    says: await readDetails(downloads, place.fileUrl),
  };
  await test.info().attach(seenAttachment, {
    body: JSON.stringify(seen),
    contentType: 'application/json',
  });
}
