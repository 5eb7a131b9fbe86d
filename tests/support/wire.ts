import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlaywrightWorkerArgs } from '@playwright/test';
import type { Timings } from '../../src/engine/timings.ts';
import type { LaunchedBrowser } from './browsers.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { DownloadsPage } from './downloadsPage.ts';
import { sha256OfFile } from './fixtureFile.ts';
import { ProgrammableServer, type Script } from './programmableServer.ts';
import { contentOf, goodAnswer, type RemoteContent, remoteContent } from './remoteContent.ts';
import { servedApp } from './servedApp.ts';
import { sharedBrowser } from './sharedBrowser.ts';
import { test as base, expect } from './test.ts';

/** Where the file is, seen from the app. */
export type Origin = 'same' | 'cross';

/** What cross-origin servers expose that want to be read in full. */
const everythingExposed =
  'Content-Range, ETag, Retry-After, Content-Disposition, Content-Encoding, Accept-Ranges';

export interface WireOptions {
  readonly origin: Origin;
  /** Value of Access-Control-Expose-Headers where the file is on another origin. */
  readonly expose?: string;
  /** The file on the server; about 1 MiB without. */
  readonly content?: RemoteContent;
  readonly timings?: Partial<Timings>;
  /** One, unless it says otherwise: a row is a conversation, and others would relieve a slow one. */
  readonly connections?: number;
  /** Over HTTP/2 and TLS; the app itself stays where it is. */
  readonly http2?: boolean;
}

/** What is in hand is stored at once, so that a test knows to the byte what is. */
const promptCommits: Partial<Timings> = { commitAfterMs: 50, smallCommitBytes: 1 };

/** The app in a page, and a server that answers as scripted: one download between the two. */
export class Wire {
  readonly server: ProgrammableServer;
  readonly downloads: DownloadsPage;
  readonly path: string;
  readonly url: string;
  readonly browser: LaunchedBrowser;
  /** What the server has. */
  content: RemoteContent;
  readonly name: string;

  constructor(
    server: ProgrammableServer,
    downloads: DownloadsPage,
    browser: LaunchedBrowser,
    content: RemoteContent,
  ) {
    this.server = server;
    this.downloads = downloads;
    this.browser = browser;
    this.content = content;
    this.name = `${randomBytes(6).toString('hex')}.bin`;
    this.path = `/files/${this.name}`;
    this.url = `${server.origin}${this.path}`;
    this.answer((request) => goodAnswer(this.content, request));
  }

  /** Answers for the file from now on. */
  answer(script: Script): void {
    this.server.script(this.path, script);
  }

  /** The Range headers of all requests for the file, in order. */
  get asked(): (string | null)[] {
    return this.server.rangesOf(this.path);
  }

  /** Another address on the same server. */
  addressOf(path: string): string {
    return `${this.server.origin}${path}`;
  }

  /** The name under which a file from that path is saved. */
  nameOf(path: string): string {
    return path.slice(path.lastIndexOf('/') + 1);
  }

  /** Puts the link in the list. */
  async start(): Promise<void> {
    await this.downloads.add(this.url);
  }

  /**
   * Starts, and pauses when exactly so many bytes are stored: the first answer, which `spoil` may
   * change, brings no more.
   */
  async storeFirst(bytes: number, script?: Script): Promise<void> {
    this.answer(async (request) => {
      const answer = await (script?.(request) ?? goodAnswer(this.content, request));
      return answer === 'reset' ? answer : { ...answer, stallAfterBytes: bytes };
    });
    await this.start();
    await this.untilStored(bytes);
    await this.downloads.button(this.url, 'Pause').click();
    await this.downloads.expectPhase(this.url, 'paused');
    this.answer((request) => goodAnswer(this.content, request));
  }

  async untilStored(bytes: number): Promise<void> {
    await expect.poll(() => this.storedBytes(), { intervals: [50] }).toBe(bytes);
  }

  async storedBytes(): Promise<number> {
    const stored = await this.downloads.storedRanges(this.url);
    return stored.reduce((sum, { start, end }) => sum + end - start, 0);
  }

  async click(button: string): Promise<void> {
    await this.downloads.button(this.url, button).click();
  }

  /** Skips the wait; resolves once the server has seen so many requests in all. */
  async tryAgainUntil(requests: number): Promise<void> {
    await this.click('Try again');
    await this.server.until(`request ${requests}`, () => this.asked.length >= requests);
  }

  async updateLink(link: string): Promise<void> {
    await this.downloads.updateLink(this.url, link);
  }

  async expectFailed(code: string): Promise<void> {
    await this.downloads.expectPhase(this.url, 'failed');
    await this.downloads.expectError(this.url, code);
  }

  async expectWaiting(code: string): Promise<void> {
    await this.downloads.expectPhase(this.url, 'waiting');
    await this.downloads.expectError(this.url, code);
  }

  /** The file was saved, and is to the last bit what the server has. */
  async expectSaved(content: RemoteContent = this.content, name = this.name): Promise<void> {
    await this.downloads.expectPhase(this.url, 'saved');
    expect(await sha256OfFile(await this.browser.savedFile(name))).toBe(content.sha256);
  }
}

interface TestFixtures {
  /** Opens the app beside, or apart from, a scripted server. Everything is closed after the test. */
  readonly openWire: (options: WireOptions) => Promise<Wire>;
  /** Starts one more server, on another origin than all others. Closed after the test. */
  readonly openAway: () => Promise<ProgrammableServer>;
}

interface WorkerFixtures {
  /** One browser for all tests of a worker: each test has origins or paths of its own. */
  readonly sharedBrowser: LaunchedBrowser | null;
  readonly certificate: Certificate | null;
}

const test = base.extend<TestFixtures, WorkerFixtures & PlaywrightWorkerArgs>({
  sharedBrowser,

  certificate: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from here.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'holdfast-certificate-'));
      await use(makeCertificate(folder));
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  openWire: async ({ engine, sharedBrowser, certificate }, use) => {
    const closers: (() => Promise<void>)[] = [];
    await use(async ({ origin, expose, content, timings, connections = 1, http2 }) => {
      test.skip(http2 === true && certificate === null, 'openssl is not installed');
      if (sharedBrowser === null) {
        test.skip(true, `${engine} is not installed`);
        throw new Error('a skipped test goes no further');
      }
      const appServer = await ProgrammableServer.start();
      closers.push(() => appServer.close());
      // A path of its own as well: ports come back, and storage outlives the test.
      const base = `/${randomBytes(4).toString('hex')}/`;
      appServer.script(base, servedApp(base, { connections, ...promptCommits, ...timings }));
      let server = appServer;
      if (origin === 'cross') {
        server = await ProgrammableServer.start({
          cors: { allowOrigin: '*', expose: expose ?? everythingExposed },
          certificate: http2 === true ? certificate : null,
        });
        closers.push(() => server.close());
      }
      const page = await sharedBrowser.newPage();
      closers.unshift(() => page.close());
      const downloads = await DownloadsPage.open(page, `${appServer.origin}${base}`);
      return new Wire(server, downloads, sharedBrowser, content ?? defaultContent());
    });
    for (const close of closers) await close();
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from here.
  openAway: async ({}, use) => {
    const servers: ProgrammableServer[] = [];
    await use(async () => {
      const cors = { allowOrigin: '*', expose: everythingExposed };
      const server = await ProgrammableServer.start({ cors });
      servers.push(server);
      return server;
    });
    for (const server of servers) await server.close();
  },
});

let sharedContent: RemoteContent | null = null;

/** A little more than 1 MiB, made once. */
function defaultContent(): RemoteContent {
  sharedContent ??= remoteContent('default', 1024 * 1024 + 17);
  return sharedContent;
}

/** A row of the wire table: one test for the app's own origin and one for another. */
export function row(
  title: string,
  run: (
    open: (options?: Omit<WireOptions, 'origin'>) => Promise<Wire>,
    openAway: () => Promise<ProgrammableServer>,
  ) => Promise<void>,
  origins: readonly Origin[] = ['same', 'cross'],
): void {
  for (const origin of origins) {
    const place = origin === 'same' ? 'same origin' : 'another origin';
    test(`${title} (${place})${sliceTag(origin, origins)}`, async ({ openWire, openAway }) => {
      await run((options = {}) => openWire({ origin, ...options }), openAway);
    });
  }
}

/** Offset at which a request's range begins. */
export function startOf(range: string | null): number {
  return Number(/\d+/.exec(range ?? '')?.[0]);
}

/** `npm test` runs each row in one browser per origin, and in both where there is one origin. */
function sliceTag(origin: Origin, origins: readonly Origin[]): string {
  if (origins.length === 1) return '';
  return origin === 'same' ? ' @full-firefox' : ' @full-chromium';
}

export { expect } from './test.ts';
export { contentOf, remoteContent };
