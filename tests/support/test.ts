import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import {
  type AppOptions,
  type NginxRemoteOptions,
  type Remote,
  type RunningApp,
  startApp,
  startNginxRemote,
} from './app.ts';
import {
  type BrowserName,
  findBrowser,
  type LaunchedBrowser,
  type LaunchOptions,
  launch,
} from './browsers.ts';
import { DownloadsPage } from './downloadsPage.ts';
import type { FixtureFile } from './fixtureFile.ts';
import { findNginx } from './nginx.ts';

export interface Fixtures {
  /** The browser of this project. */
  readonly engine: BrowserName;
  /** A folder of this test's own, removed after it. */
  readonly tempDir: string;
  /** The files that are there to download: `big.bin` (256 MiB), `medium.bin`, `small.bin`. */
  readonly files: Files;
  /** Starts the browser; again on the same profile after a kill. Ended after the test. */
  readonly openBrowser: (options?: Partial<LaunchOptions>) => Promise<LaunchedBrowser>;
  /** Starts the project's server with the app behind a line. Ended after the test. */
  readonly openApp: (options?: AppOptions) => Promise<RunningApp>;
  /** Starts both and opens the app's page: what most tests begin with. */
  readonly openDownloads: (options?: AppOptions) => Promise<OpenedDownloads>;
  /** Starts nginx behind a line of its own; skips the test where there is none. */
  readonly openNginx: (options?: Partial<NginxRemoteOptions>) => Promise<Remote>;
}

interface OpenedDownloads {
  readonly app: RunningApp;
  readonly browser: LaunchedBrowser;
  readonly page: Page;
  readonly downloads: DownloadsPage;
}

interface Files {
  readonly folder: string;
  readonly big: FixtureFile;
  readonly medium: FixtureFile;
  readonly small: FixtureFile;
}

export const test = base.extend<Fixtures>({
  engine: ['chromium', { option: true }],

  tempDir: async ({ engine }, use) => {
    const folder = await mkdtemp(join(tmpdir(), `holdfast-${engine}-`));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from here.
  files: async ({}, use) => {
    const folder = process.env['HOLDFAST_FIXTURES'] ?? '';
    const list = JSON.parse(await readFile(join(folder, 'fixtures.json'), 'utf8')) as FixtureFile[];
    const named = (name: string): FixtureFile => {
      const file = list.find((entry) => entry.name === name);
      if (file === undefined) throw new Error(`no fixture ${name}`);
      return file;
    };
    await use({
      folder: join(folder, 'files'),
      big: named('big.bin'),
      medium: named('medium.bin'),
      small: named('small.bin'),
    });
  },

  openBrowser: async ({ engine, tempDir }, use) => {
    test.skip(findBrowser(engine) === null, `${engine} is not installed`);
    const open: LaunchedBrowser[] = [];
    const profileDir = join(tempDir, 'profile');
    await use(async (options = {}) => {
      const launched = await launch(engine, {
        profileDir,
        downloadsDir: join(tempDir, 'downloads'),
        ...options,
      });
      open.push(launched);
      return launched;
    });
    // Killed rather than closed: a page may ask whether it may be left, and nobody would answer.
    for (const launched of open) await launched.kill();
  },

  openApp: async ({ files }, use) => {
    const open: RunningApp[] = [];
    await use(async (options = {}) => {
      const app = await startApp({ folder: files.folder, ...options });
      open.push(app);
      return app;
    });
    for (const app of open) await app.close();
  },

  openDownloads: async ({ openApp, openBrowser }, use) => {
    await use(async (options) => {
      const app = await openApp(options);
      const browser = await openBrowser();
      const page = await browser.newPage();
      return { app, browser, page, downloads: await DownloadsPage.open(page, app.url) };
    });
  },

  openNginx: async ({ files, tempDir }, use) => {
    const open: { close(): Promise<void> }[] = [];
    await use(async (options = {}) => {
      test.skip(findNginx() === null, 'nginx is not installed');
      const remote = await startNginxRemote({
        root: files.folder,
        workDir: join(tempDir, `nginx-${open.length}`),
        ...options,
      });
      open.push(remote);
      return remote;
    });
    for (const remote of open) await remote.close();
  },
});

export { expect } from '@playwright/test';
