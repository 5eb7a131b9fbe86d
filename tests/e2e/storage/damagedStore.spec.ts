import { rm } from 'node:fs/promises';
import { type ByteRange, holesOf, union } from '../../../src/core/range.ts';
import type { RunningApp } from '../../support/app.ts';
import type { LaunchedBrowser } from '../../support/browsers.ts';
import { DownloadsPage } from '../../support/downloadsPage.ts';
import { type FixtureFile, sha256OfFile } from '../../support/fixtureFile.ts';
import type { LineRequest } from '../../support/lineProxy.ts';
import { expect, test } from '../../support/test.ts';
import { openMischief } from './storeBehind.ts';

const mebibyte = 1024 * 1024;
const savedMs = 60_000;

/** One download of `medium.bin`, in an app of its own. */
interface Job {
  readonly app: RunningApp;
  readonly browser: LaunchedBrowser;
  readonly file: FixtureFile;
  readonly url: string;
  readonly path: string;
  readonly downloads: DownloadsPage;
}

async function start(
  app: RunningApp,
  browser: LaunchedBrowser,
  file: FixtureFile,
  { saveAutomatically = true, connections = 4 } = {},
): Promise<Job> {
  const downloads = await DownloadsPage.open(await browser.newPage(), app.url);
  if (!saveAutomatically) {
    await downloads.saveAutomatically.click();
    await expect(downloads.saveAutomatically).not.toBeChecked();
  }
  if (connections !== 4) await downloads.setConnections(connections);
  const url = app.fileUrl(file.name);
  await downloads.add(`${url}#md5=${file.md5}`);
  return { app, browser, file, url, path: app.filePath(file.name), downloads };
}

async function expectSaved({ downloads, url, browser, file }: Job): Promise<void> {
  await downloads.expectPhase(url, 'saved', savedMs);
  expect(await sha256OfFile(await browser.savedFile(file.name))).toBe(file.sha256);
}

function overlaps(one: ByteRange, other: ByteRange): boolean {
  return one.start < other.end && other.start < one.end;
}

/** What was asked of the server since a request count, as ranges. */
function askedSince({ app, path }: Job, count: number): { start: number; end: number }[] {
  return app.line
    .requestsFor(path)
    .slice(count)
    .map(({ askedStart, askedEnd }: LineRequest) => ({ start: askedStart, end: askedEnd }));
}

test('a byte that flips while the app is closed is found, and only its chunk fetched again', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp();
  const job = await start(app, await openBrowser(), files.medium, { saveAutomatically: false });
  await job.downloads.expectPhase(job.url, 'ready', savedMs);
  await job.downloads.page.close();
  const mischief = await openMischief(app, job.browser);
  const chunk = await mischief.flipByte(job.url, 20 * mebibyte);
  const before = app.line.requestsFor(job.path).length;

  const downloads = await DownloadsPage.open(await job.browser.newPage(), app.url);
  await downloads.expectPhase(job.url, 'ready');
  await downloads.button(job.url, 'Save').click();
  await expectSaved({ ...job, downloads });
  expect(union(askedSince(job, before))).toEqual([{ start: chunk.start, end: chunk.end }]);
});

test('a byte that flips while the download is paused and closed is mended before it is saved', {
  tag: '@full',
}, async ({ openApp, openBrowser, files }) => {
  const app = await openApp({ bytesPerSecond: 12 * mebibyte });
  // One, so that what is missing lies behind all that is stored.
  const job = await start(app, await openBrowser(), files.medium, { connections: 1 });
  await app.line.untilPassed(job.path, 24 * mebibyte);
  await job.downloads.button(job.url, 'Pause').click();
  await job.downloads.expectPhase(job.url, 'paused');
  await app.line.until('an idle line', () => app.line.requestsFor(job.path).every((r) => r.ended));
  await job.downloads.page.close();
  const mischief = await openMischief(app, job.browser);
  const chunk = await mischief.flipByte(job.url, 5 * mebibyte);
  app.line.bytesPerSecond = null;
  const before = app.line.requestsFor(job.path).length;

  const downloads = await DownloadsPage.open(await job.browser.newPage(), app.url);
  await downloads.expectPhase(job.url, 'paused');
  await downloads.button(job.url, 'Resume').click();
  await expectSaved({ ...job, downloads });
  const again = askedSince(job, before).filter(({ start }) => start < 16 * mebibyte);
  expect(union(again)).toEqual([{ start: chunk.start, end: chunk.end }]);
});

for (const [what, phase] of [
  ['running', 'running'],
  ['paused', 'paused'],
] as const) {
  test(`a chunk that vanishes while the download is ${what} is fetched again`, {
    tag: '@full',
  }, async ({ openApp, openBrowser, files }) => {
    const app = await openApp({ bytesPerSecond: 12 * mebibyte });
    // One, so that what is missing otherwise lies behind all that is stored.
    const job = await start(app, await openBrowser(), files.medium, { connections: 1 });
    await app.line.untilPassed(job.path, 24 * mebibyte);
    if (phase === 'paused') await job.downloads.button(job.url, 'Pause').click();
    await job.downloads.expectPhase(job.url, phase);
    const mischief = await openMischief(app, job.browser);
    const [first, last] = [
      await mischief.deleteChunk(job.url, 0),
      await mischief.deleteChunk(job.url, 12 * mebibyte),
    ];
    app.line.bytesPerSecond = null;
    const before = app.line.requestsFor(job.path).length;
    if (phase === 'paused') await job.downloads.button(job.url, 'Resume').click();
    await expectSaved(job);
    // While it runs the verifier may have read them already; then saving finds them missing.
    const asked = askedSince(job, before);
    expect(holesOf(asked, job.file.sizeBytes).filter((hole) => overlaps(hole, first))).toEqual([]);
    expect(holesOf(asked, job.file.sizeBytes).filter((hole) => overlaps(hole, last))).toEqual([]);
    if (phase === 'paused') {
      const again = asked.filter(({ start }) => start < 16 * mebibyte);
      expect(union(again)).toEqual(union([first, last]));
    }
  });
}

test('a chunk that vanishes behind a ready file is fetched again before it is saved', {
  tag: '@full',
}, async ({ openApp, openBrowser, files }) => {
  const app = await openApp();
  const job = await start(app, await openBrowser(), files.medium, { saveAutomatically: false });
  await job.downloads.expectPhase(job.url, 'ready', savedMs);
  const mischief = await openMischief(app, job.browser);
  const chunk = await mischief.deleteChunk(job.url, 20 * mebibyte);
  const before = app.line.requestsFor(job.path).length;
  await job.downloads.button(job.url, 'Save').click();
  await expectSaved(job);
  expect(union(askedSince(job, before))).toEqual([{ start: chunk.start, end: chunk.end }]);
});

test('a chunk that vanishes behind a saved file is fetched again for the next save', {
  tag: '@full',
}, async ({ openApp, openBrowser, files }) => {
  const app = await openApp();
  const job = await start(app, await openBrowser(), files.medium, { saveAutomatically: false });
  await job.downloads.expectPhase(job.url, 'ready', savedMs);
  await job.downloads.button(job.url, 'Save').click();
  await expectSaved(job);
  await job.downloads.page.reload();
  await job.downloads.expectPhase(job.url, 'saved');
  const mischief = await openMischief(app, job.browser);
  const chunk = await mischief.deleteChunk(job.url, 40 * mebibyte);
  await rm(await job.browser.savedFile(job.file.name));
  const before = app.line.requestsFor(job.path).length;
  await job.downloads.button(job.url, 'Save').click();
  expect(await sha256OfFile(await job.browser.savedFile(job.file.name))).toBe(job.file.sha256);
  await job.downloads.expectPhase(job.url, 'saved');
  expect(union(askedSince(job, before))).toEqual([{ start: chunk.start, end: chunk.end }]);
});

for (const [what, value] of [
  ['torn', { schema: 1, bytes: 'not bytes' }],
  ['foreign', { schema: 99, payload: [1, 2, 3] }],
  ['cut short', { schema: 1, bytes: new Uint8Array(3), checksum: 'crc32:00000000' }],
] as const) {
  test(`a chunk whose value is ${what} is fetched again`, { tag: '@full' }, async ({
    openApp,
    openBrowser,
    files,
  }) => {
    const app = await openApp();
    const job = await start(app, await openBrowser(), files.small, { saveAutomatically: false });
    await job.downloads.expectPhase(job.url, 'ready', savedMs);
    const mischief = await openMischief(app, job.browser);
    const chunk = await mischief.tearChunk(job.url, mebibyte, value);
    const before = app.line.requestsFor(job.path).length;
    await job.downloads.page.reload();
    await job.downloads.expectPhase(job.url, 'ready');
    await job.downloads.button(job.url, 'Save').click();
    await expectSaved(job);
    expect(union(askedSince(job, before))).toEqual([{ start: chunk.start, end: chunk.end }]);
  });
}

test('foreign records and keys are passed over and kept, and the list works', {
  tag: '@full',
}, async ({ openApp, openBrowser, files }) => {
  const app = await openApp();
  const job = await start(app, await openBrowser(), files.small);
  await expectSaved(job);
  const mischief = await openMischief(app, job.browser);
  const strangers: readonly (readonly [
    'chunks' | 'records',
    string | (string | number)[],
    unknown,
  ])[] = [
    [
      'records',
      'https://example.org/later.bin',
      { schema: 2, url: 'https://example.org/later.bin' },
    ],
    ['records', 'https://example.org/torn.bin', 'torn'],
    ['records', 'http://', { ...(await recordLike(mischief, job.url)), url: 'http://' }],
    ['chunks', [job.url, 1], 'a key of another form'],
    ['chunks', [job.url, 1, -5, 'x'], { schema: 1 }],
    ['chunks', 'stranger', new Uint8Array(3)],
  ];
  for (const [kind, key, value] of strangers) await mischief.put(kind, key, value);

  await job.downloads.page.reload();
  await job.downloads.expectPhase(job.url, 'saved');
  await expect(
    job.downloads.page.getByRole('listitem').and(job.downloads.page.locator('[data-url]')),
  ).toHaveCount(1);
  const other = app.fileUrl(files.medium.name);
  await job.downloads.add(other);
  await job.downloads.expectPhase(other, 'saved', savedMs);
  for (const [kind, key, value] of strangers) expect(await mischief.get(kind, key)).toEqual(value);
});

async function recordLike(
  mischief: Awaited<ReturnType<typeof openMischief>>,
  url: string,
): Promise<object> {
  return (await mischief.get('records', url)) as object;
}
