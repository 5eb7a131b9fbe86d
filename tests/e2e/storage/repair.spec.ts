import { createHash } from 'node:crypto';
import type { LaunchedBrowser } from '../../support/browsers.ts';
import { DownloadsPage } from '../../support/downloadsPage.ts';
import { sha256OfFile } from '../../support/fixtureFile.ts';
import { ProgrammableServer, type ScriptedAnswer } from '../../support/programmableServer.ts';
import {
  goodAnswer,
  type RemoteContent,
  remoteContent,
  withHeaders,
} from '../../support/remoteContent.ts';
import { test as base, expect } from '../../support/test.ts';
import { openMischief } from './storeBehind.ts';

const mebibyte = 1024 * 1024;
const sizeBytes = 40 * mebibyte + 321;
const path = '/file.bin';
const name = 'file.bin';

const test = base.extend<{ readonly server: ProgrammableServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from here.
  server: async ({}, use) => {
    const server = await ProgrammableServer.start({
      cors: { allowOrigin: '*', expose: 'Content-Range, ETag' },
    });
    await use(server);
    await server.close();
  },
});

/** What is wrong with a server until the download has failed for it. */
interface Flaw {
  /** The byte at this offset comes with all its bits turned. */
  readonly flippedAt: number;
  /** It stays so afterwards. */
  readonly forGood?: boolean;
  /** What else is odd about its answers, then and afterwards. */
  readonly odd?: (answer: ReturnType<typeof goodAnswer>) => ScriptedAnswer;
}

function flip({ body, ...answer }: ReturnType<typeof goodAnswer>, at: number) {
  if (at < 0 || at >= body.length) return { ...answer, body };
  const flipped = Buffer.from(body);
  flipped.writeUInt8(255 - flipped.readUInt8(at), at);
  return { ...answer, body: flipped };
}

interface Job {
  readonly browser: LaunchedBrowser;
  readonly downloads: DownloadsPage;
  readonly url: string;
  readonly content: RemoteContent;
}

async function startMismatched(
  appUrl: string,
  browser: LaunchedBrowser,
  server: ProgrammableServer,
  content: RemoteContent,
  { flippedAt, forGood = false, odd = (answer) => answer }: Flaw,
): Promise<Job> {
  let spoils = true;
  server.script(path, (request) => {
    const good = goodAnswer(content, request);
    const start = Number(/^bytes=(\d+)-/.exec(request.range ?? '')?.[1] ?? 0);
    return odd(spoils ? flip(good, flippedAt - start) : good);
  });
  const downloads = await DownloadsPage.open(await browser.newPage(), appUrl);
  const url = `${server.origin}${path}`;
  await downloads.add(url, { checksum: md5Of(content) });
  await downloads.expectPhase(url, 'failed', 60_000);
  await downloads.expectError(url, 'checksum-mismatch');
  expect(await browser.savedNames()).toEqual([]);
  spoils = forGood;
  return { browser, downloads, url, content };
}

function md5Of({ bytes }: RemoteContent): string {
  return createHash('md5').update(bytes).digest('hex');
}

test('Repair replaces what a server sent wrongly once, and the file is saved', async ({
  openApp,
  openBrowser,
  server,
}) => {
  const app = await openApp();
  const content = remoteContent('flipped once', sizeBytes);
  const job = await startMismatched(app.url, await openBrowser(), server, content, {
    flippedAt: 21 * mebibyte,
  });
  const before = server.sentBytes(path);

  await job.downloads.button(job.url, 'Repair').click();
  await job.downloads.expectPhase(job.url, 'saved', 60_000);
  expect(await sha256OfFile(await job.browser.savedFile(name))).toBe(content.sha256);
  // Everything once more to compare, and the one chunk that differs a third time.
  const asked = server.sentBytes(path) - before;
  expect(asked).toBeGreaterThan(sizeBytes);
  expect(asked).toBeLessThanOrEqual(sizeBytes + 16 * mebibyte);
  const stored = await job.downloads.storedRanges(job.url);
  expect(stored.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(sizeBytes);
});

test('dates that are new in each answer keep nothing from being repaired @full', async ({
  openApp,
  openBrowser,
  server,
}) => {
  const app = await openApp();
  const content = remoteContent('flipped and dated', sizeBytes);
  const job = await startMismatched(app.url, await openBrowser(), server, content, {
    flippedAt: 21 * mebibyte,
    odd: (answer) =>
      withHeaders(answer, { ETag: undefined, 'Last-Modified': new Date().toUTCString() }),
  });
  await job.downloads.button(job.url, 'Repair').click();
  await job.downloads.expectPhase(job.url, 'saved', 60_000);
  expect(await sha256OfFile(await job.browser.savedFile(name))).toBe(content.sha256);
  // By then it is known that its dates mean nothing.
  await job.downloads.row(job.url).getByText('Details', { exact: true }).click();
  await expect(job.downloads.row(job.url)).toContainText('Only by comparing bytes');
});

test('a repair that is paused goes on where it was', { tag: '@full' }, async ({
  openApp,
  openBrowser,
  server,
}) => {
  const app = await openApp();
  const content = remoteContent('paused repair', sizeBytes);
  const job = await startMismatched(app.url, await openBrowser(), server, content, {
    flippedAt: 30 * mebibyte,
  });
  const before = server.sentBytes(path);
  server.script(path, (request) => ({
    ...goodAnswer(content, request),
    bytesPerSecond: 12 * mebibyte,
  }));

  await job.downloads.button(job.url, 'Repair').click();
  await server.until('12 MiB', () => server.sentBytes(path) > before + 12 * mebibyte);
  await job.downloads.button(job.url, 'Pause').click();
  await job.downloads.expectPhase(job.url, 'paused');
  const paused = server.requestsFor(path).length;
  await job.downloads.button(job.url, 'Resume').click();
  await job.downloads.expectPhase(job.url, 'saved', 60_000);
  expect(await sha256OfFile(await job.browser.savedFile(name))).toBe(content.sha256);
  const [next] = server.requestsFor(path).slice(paused);
  expect(Number(/\d+/.exec(next?.range ?? '')?.[0])).toBeGreaterThanOrEqual(8 * mebibyte);
});

test('where the server always sends these bytes the digest is said to be what does not fit', {
  tag: '@full',
}, async ({ openApp, openBrowser, server }) => {
  const app = await openApp();
  const content = remoteContent('always flipped', sizeBytes);
  const job = await startMismatched(app.url, await openBrowser(), server, content, {
    flippedAt: 21 * mebibyte,
    forGood: true,
  });
  const requests = server.requestsFor(path).length;
  await job.downloads.button(job.url, 'Repair').click();
  await server.until('a repair', () => server.requestsFor(path).length > requests);
  await expect(job.downloads.row(job.url)).toContainText(
    /The server sends the very bytes that are stored/,
    {
      timeout: 60_000,
    },
  );
  await job.downloads.expectError(job.url, 'checksum-mismatch');
  expect(await job.browser.savedNames()).toEqual([]);
});

test('Start over fetches every byte anew and saves the right file', { tag: '@full' }, async ({
  openApp,
  openBrowser,
  server,
}) => {
  const app = await openApp();
  const content = remoteContent('start over', sizeBytes);
  const job = await startMismatched(app.url, await openBrowser(), server, content, {
    flippedAt: mebibyte,
  });
  const before = server.sentBytes(path);
  await job.downloads.button(job.url, 'Start over').click();
  await job.downloads.expectPhase(job.url, 'saved', 60_000);
  expect(await sha256OfFile(await job.browser.savedFile(name))).toBe(content.sha256);
  expect(server.sentBytes(path) - before).toBeGreaterThanOrEqual(sizeBytes);
});

test('a repair also mends what was damaged in storage meanwhile', { tag: '@full' }, async ({
  openApp,
  openBrowser,
  server,
}) => {
  const app = await openApp();
  const content = remoteContent('both', sizeBytes);
  const browser = await openBrowser();
  const job = await startMismatched(app.url, browser, server, content, {
    flippedAt: 30 * mebibyte,
  });
  const mischief = await openMischief(app, browser);
  await mischief.flipByte(job.url, 2 * mebibyte);
  await mischief.deleteChunk(job.url, 12 * mebibyte);
  await job.downloads.button(job.url, 'Repair').click();
  await job.downloads.expectPhase(job.url, 'saved', 60_000);
  expect(await sha256OfFile(await browser.savedFile(name))).toBe(content.sha256);
});
