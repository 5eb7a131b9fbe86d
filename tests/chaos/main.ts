import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtAppFolder } from '../support/app.ts';
import { runSeeds } from './runSeeds.ts';

const usage = 'npm run chaos -- [--seeds 40] [--from 0] [--browser chromium|firefox] [--at-once 2]';

/** What so many leave behind, in profiles and saved files, fits on any disk. */
const batch = 25;

/** Runs seeds from the command line; the exit code is 1 where one failed. */
export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: 'string', default: '40' },
      from: { type: 'string', default: '0' },
      browser: { type: 'string', default: 'chromium' },
      'at-once': { type: 'string', default: '2' },
    },
  });
  const [count, from, atOnce] = [values.seeds, values.from, values['at-once']].map(Number);
  const { browser } = values;
  if (browser !== 'chromium' && browser !== 'firefox') throw new Error(usage);
  if (![count, from, atOnce].every((given) => Number.isSafeInteger(given) && Number(given) >= 0)) {
    throw new Error(usage);
  }
  // Playwright closes its browsers at a signal and lets the seeds go on without them.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(1));
  }
  const seeds = Array.from({ length: count ?? 0 }, (_, index) => (from ?? 0) + index);
  let failed = 0;
  for (let at = 0; at < seeds.length; at += batch) {
    const tempDir = await mkdtemp(join(tmpdir(), 'holdfast-chaos-'));
    try {
      const results = await runSeeds({
        seeds: seeds.slice(at, at + batch),
        browser,
        appFolder: builtAppFolder,
        tempDir,
        atOnce: Math.max(1, atOnce ?? 1),
        onResult: ({ line, report }) => {
          console.log(line);
          if (report !== '') console.log(report);
        },
      });
      failed += results.filter(({ passed }) => !passed).length;
    } finally {
      await rm(tempDir, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  console.log(`${seeds.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
