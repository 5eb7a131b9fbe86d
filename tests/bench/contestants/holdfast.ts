import type { Page } from '@playwright/test';
import { appScope } from '../../../src/client/appScope.ts';
import type { Settings } from '../../../src/core/download.ts';
import type { BrowserName } from '../../support/browsers.ts';
import { DownloadsPage } from '../../support/downloadsPage.ts';
import type { FixtureFile } from '../../support/fixtureFile.ts';
import type { Ground } from '../ground.ts';
import { stopWatching } from '../stopWatching.ts';
import { savedFile } from './savedFile.ts';
import { md5sum } from './tools.ts';

export interface Job {
  readonly file: FixtureFile;
  /** Where the file is, without a final slash. */
  readonly origin: string;
  /** The shipped default without. */
  readonly connections?: number;
}

export interface Times {
  /** From the click until the page shows the file as complete and verified. */
  readonly verifiedSeconds: number;
  /** From the click until it lies in the downloads folder, verified before. */
  readonly savedSeconds: number;
}

/** Opens the app with the settings of a job, ready for the click. */
export async function openHoldfast(
  page: Page,
  appUrl: string,
  { connections }: Pick<Job, 'connections'> = {},
): Promise<DownloadsPage> {
  const downloads = await DownloadsPage.open(page, appUrl);
  // A first visit stores the shell; that is not the download's burden.
  await downloads.untilOfflineReady();
  if (connections !== undefined) await configure(page, appUrl, { connections });
  await stopWatching(page);
  return downloads;
}

/** Runs one job in a new browser, as a user does it, and checks the saved file's bytes. */
export function holdfast(ground: Ground, engine: BrowserName, job: Job): Promise<Times> {
  return ground.inBrowser(engine, async ({ browser, downloadsDir }) => {
    const downloads = await openHoldfast(await browser.newPage(), ground.appUrl, job);
    return runJob(downloads, downloadsDir, job);
  });
}

/** Fills in the link with its checksum, clicks, and waits for the file in the downloads folder. */
export async function runJob(
  downloads: DownloadsPage,
  downloadsDir: string,
  { file, origin }: Job,
): Promise<Times> {
  const url = `${origin}/${file.name}`;
  await downloads.link.fill(`${url}#md5=${file.md5}`);
  const startMs = performance.now();
  const failed = new AbortController();
  const verifiedMs = untilVerified(downloads.page, url).then(
    () => performance.now() - startMs,
    (reason: unknown) => {
      failed.abort(reason);
      throw reason;
    },
  );
  await downloads.downloadButton.click();
  const saved = savedFile(downloadsDir, file, failed.signal).then((path) => ({
    path,
    afterMs: performance.now() - startMs,
  }));
  const [{ path, afterMs }, verifiedAfterMs] = await Promise.all([saved, verifiedMs]);
  await md5sum(path, file);
  return { verifiedSeconds: verifiedAfterMs / 1000, savedSeconds: afterMs / 1000 };
}

/** Resolves once the download is complete and verified; rejects when it fails. */
export async function untilVerified(page: Page, url: string): Promise<void> {
  const failure = await page.evaluate(
    (wanted) =>
      new Promise<string | null>((resolve) => {
        const look = (): void => {
          const row = document.querySelector<HTMLElement>(`[data-url="${wanted}"]`);
          const { phase, error } = row?.dataset ?? {};
          if (phase === 'ready' || phase === 'saved') resolve(null);
          else if (phase === 'failed') resolve(error ?? 'failed');
          else return;
          watch.disconnect();
        };
        const watch = new MutationObserver(look);
        watch.observe(document.body, {
          subtree: true,
          childList: true,
          attributeFilter: ['data-phase'],
        });
        look();
      }),
    url,
  );
  if (failure !== null) throw new Error(`the download failed: ${failure}`);
}

/** Sets the app's settings as its own pages do; resolves when the engine has answered. */
async function configure(page: Page, appUrl: string, settings: Partial<Settings>): Promise<void> {
  await page.evaluate(
    ([scope, wanted]) =>
      new Promise<void>((resolve) => {
        const channel = new BroadcastChannel(scope);
        const id = `bench-${performance.now()}`;
        const ask = (): void => {
          channel.postMessage({
            kind: 'command',
            id,
            command: { type: 'configure', settings: wanted },
          });
        };
        channel.onmessage = ({ data }) => {
          // Said again with every sign of life, since an engine that just starts hears nothing.
          if (data.kind !== 'result') {
            ask();
            return;
          }
          if (data.id !== id) return;
          channel.close();
          resolve();
        };
        ask();
      }),
    [appScope(appUrl), settings] as const,
  );
}
