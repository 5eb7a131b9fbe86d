import { existsSync } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type BrowserContext, chromium, firefox, type Page } from '@playwright/test';
import { cpuTicks, killTree, processTree, signalProcess } from './processes.ts';

export type BrowserName = 'chromium' | 'firefox';

const usualPaths: Record<BrowserName, readonly string[]> = {
  chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  firefox: ['/usr/bin/firefox-esr'],
};

/** The browser's program; null where there is none. HOLDFAST_CHROMIUM and HOLDFAST_FIREFOX win. */
export function findBrowser(name: BrowserName): string | null {
  const given = process.env[`HOLDFAST_${name.toUpperCase()}`];
  if (given) return given;
  return usualPaths[name].find((path) => existsSync(path)) ?? null;
}

export interface LaunchOptions {
  readonly profileDir: string;
  readonly downloadsDir: string;
  /** Playwright switches Chromium's back/forward cache off; this leaves it on. */
  readonly backForwardCache?: boolean;
  readonly locale?: string;
  /** Takes self-signed certificates. */
  readonly anyCertificate?: boolean;
  /** Preferences of Firefox beyond those that every test needs. */
  readonly firefoxPreferences?: Readonly<Record<string, string | number | boolean>>;
}

/** A real browser on a profile of its own, the same in use whichever browser it is. */
export interface LaunchedBrowser {
  readonly context: BrowserContext;
  newPage(): Promise<Page>;
  /** SIGKILL to every process of this browser; resolves when they are gone. */
  kill(): Promise<void>;
  close(): Promise<void>;
  /** Resolves with the path once a file of that name lies complete in the downloads folder. */
  savedFile(name: string, timeoutMs?: number): Promise<string>;
  /** Names in the downloads folder that are not half-written. */
  savedNames(): Promise<string[]>;
  /**
   * Hangs this page's engine for a time, lock and all; resolves once it hangs. Chromium: its worker
   * spins. Firefox: the process of the tab is stopped; Chromium may run the service worker in that
   * process too, and every other tab's requests would wait for it.
   */
  hang(page: Page, hangMs: number): Promise<{ readonly awake: Promise<void> }>;
}

/** Starts a browser on a profile that may exist already. */
export async function launch(name: BrowserName, options: LaunchOptions): Promise<LaunchedBrowser> {
  const executablePath = findBrowser(name);
  if (executablePath === null) throw new Error(`${name} is not installed`);
  await mkdir(options.profileDir, { recursive: true });
  await mkdir(options.downloadsDir, { recursive: true });
  const context =
    name === 'chromium'
      ? await launchChromium(executablePath, options)
      : await launchFirefox(executablePath, options);

  return {
    context,
    newPage: () => context.newPage(),
    async kill() {
      await killTree(options.profileDir);
      await context.close().catch(() => {});
    },
    close: () => context.close(),
    savedFile: (fileName, timeoutMs = 60_000) =>
      completeFile(options.downloadsDir, fileName, timeoutMs),
    savedNames: async () =>
      (await readdir(options.downloadsDir)).filter((entry) => !isHalfWritten(entry)),
    hang: (page, hangMs) =>
      name === 'chromium' ? spinWorker(page, hangMs) : stopTab(page, options.profileDir, hangMs),
  };
}

async function launchChromium(
  executablePath: string,
  {
    profileDir,
    downloadsDir,
    backForwardCache = false,
    locale = 'en-US',
    anyCertificate = false,
  }: LaunchOptions,
): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath,
    locale,
    ignoreHTTPSErrors: anyCertificate,
    args: [
      // The first for root, the others so that nothing but the test uses the machine.
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
    ],
    ignoreDefaultArgs: backForwardCache ? ['--disable-back-forward-cache'] : [],
  });
  // Playwright keeps downloads under made-up names; files must arrive as a user would get them.
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: downloadsDir,
    eventsEnabled: true,
  });
  return context;
}

function launchFirefox(
  executablePath: string,
  {
    profileDir,
    downloadsDir,
    locale = 'en-US',
    anyCertificate = false,
    firefoxPreferences = {},
  }: LaunchOptions,
): Promise<BrowserContext> {
  return firefox.launchPersistentContext(profileDir, {
    // Playwright's name for an unpatched Firefox, driven by WebDriver BiDi.
    channel: 'moz-firefox',
    executablePath,
    locale,
    ignoreHTTPSErrors: anyCertificate,
    // Both are needed: with the preferences alone nothing is saved.
    downloadsPath: downloadsDir,
    firefoxUserPrefs: {
      'browser.download.dir': downloadsDir,
      'browser.download.folderList': 2,
      'browser.download.useDownloadDir': true,
      'browser.download.always_ask_before_handling_new_types': false,
      'browser.download.alwaysOpenPanel': false,
      // After a SIGKILL: the same profile, no crash page, no session of yesterday.
      'browser.sessionstore.resume_from_crash': false,
      'toolkit.startup.max_resumed_crashes': -1,
      'dom.disable_beforeunload': false,
      ...firefoxPreferences,
    },
  });
}

function isHalfWritten(name: string): boolean {
  return /\.(part|crdownload)$/.test(name);
}

/** A file is complete when it is there, no temporary file is left and its size has settled. */
async function completeFile(folder: string, name: string, timeoutMs: number): Promise<string> {
  const path = join(folder, name);
  const deadlineMs = performance.now() + timeoutMs;
  let lastBytes = -1;
  while (performance.now() < deadlineMs) {
    const entries = await readdir(folder);
    if (entries.includes(name) && !entries.some(isHalfWritten)) {
      const { size } = await stat(path);
      if (size === lastBytes) return path;
      lastBytes = size;
    }
    await delay(100);
  }
  const entries = (await readdir(folder)).join(', ');
  throw new Error(`${name} was not saved within ${timeoutMs} ms; the folder has: ${entries}`);
}

async function spinWorker(page: Page, hangMs: number): Promise<{ awake: Promise<void> }> {
  const engine = page.workers().find((worker) => worker.url().includes('engine.worker'));
  if (engine === undefined) throw new Error('the page has no engine');
  const awake = engine.evaluate((spinMs) => {
    const end = performance.now() + spinMs;
    while (performance.now() < end);
  }, hangMs);
  return { awake };
}

/** Finds the page's process by making the page busy and looking whose processor time grows. */
async function stopTab(
  page: Page,
  profileDir: string,
  hangMs: number,
): Promise<{ awake: Promise<void> }> {
  const candidates = processTree(profileDir).filter(({ command }) => /-contentproc/.test(command));
  const before = new Map(candidates.map(({ pid }) => [pid, cpuTicks(pid)]));
  await page.evaluate(() => {
    const end = performance.now() + 600;
    while (performance.now() < end);
  });
  const growth = candidates
    .map(({ pid }) => ({ pid, ticks: cpuTicks(pid) - (before.get(pid) ?? 0) }))
    .sort((a, b) => b.ticks - a.ticks);
  const busiest = growth[0];
  // Half a second of a busy machine's time may be shared with many others.
  if (!busiest || busiest.ticks < 10 || busiest.ticks < 2 * (growth[1]?.ticks ?? 0)) {
    throw new Error(`No process stands out as the tab's: ${JSON.stringify(growth)}`);
  }
  signalProcess(busiest.pid, 'SIGSTOP');
  return { awake: delay(hangMs).then(() => signalProcess(busiest.pid, 'SIGCONT')) };
}
