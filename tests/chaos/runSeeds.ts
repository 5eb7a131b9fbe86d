import { join } from 'node:path';
import type { BrowserName } from '../support/browsers.ts';
import { planFor } from './plan.ts';
import { runSeed, type SeedResult } from './seedRun.ts';
import { SeedBrowser } from './tab.ts';

export interface RunSeedsOptions {
  readonly seeds: readonly number[];
  readonly browser: BrowserName;
  /** The built app. */
  readonly appFolder: string;
  /** For profiles and saved files. */
  readonly tempDir: string;
  /** Seeds under way at a time. */
  readonly atOnce: number;
  readonly onResult: (result: SeedResult) => void;
}

/** No seed needs as long as this, however it is interrupted and however busy the machine is. */
const deadlineMs = { chromium: 120_000, firefox: 150_000 } as const;

/**
 * Runs seeds, some at a time, and resolves with their results when all have ended. Those that kill
 * their browser have one of their own; the others share one.
 */
export async function runSeeds(options: RunSeedsOptions): Promise<readonly SeedResult[]> {
  const { browser: name, tempDir, appFolder, atOnce, onResult } = options;
  const shared = new SeedBrowser(name, join(tempDir, 'shared'));
  const waiting = [...options.seeds];
  const results: SeedResult[] = [];
  const work = async (): Promise<void> => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      const plan = planFor(seed);
      const alone = plan.interruptions.some(({ kind }) => kind === 'kill');
      const browser = alone ? new SeedBrowser(name, join(tempDir, `seed-${seed}`)) : shared;
      const result = await runSeed({ plan, browser, appFolder, deadlineMs: deadlineMs[name] });
      if (alone) await browser.kill();
      results.push(result);
      onResult(result);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    await shared.kill();
  }
  return results;
}
