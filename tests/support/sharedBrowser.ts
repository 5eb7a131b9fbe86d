import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkerInfo } from '@playwright/test';
import { type BrowserName, findBrowser, type LaunchedBrowser, launch } from './browsers.ts';

type Use = (browser: LaunchedBrowser | null) => Promise<void>;

/**
 * A worker's fixture: one browser for all tests of a Playwright worker, null where it is not
 * installed. Its tests keep apart by origins, paths or names of their own.
 */
export const sharedBrowser = [
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from here.
  async ({}, use: Use, workerInfo: WorkerInfo): Promise<void> => {
    const { engine } = workerInfo.project.use as { engine: BrowserName };
    if (findBrowser(engine) === null) {
      await use(null);
      return;
    }
    const folder = await mkdtemp(join(tmpdir(), `holdfast-shared-${engine}-`));
    const browser = await launch(engine, {
      profileDir: join(folder, 'profile'),
      downloadsDir: join(folder, 'downloads'),
      anyCertificate: true,
    });
    await use(browser);
    await browser.kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  { scope: 'worker' },
] satisfies [unknown, { scope: 'worker' }];
