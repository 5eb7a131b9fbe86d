import { existsSync, readFileSync } from 'node:fs';
import { type BrowserName, findBrowser } from '../../support/browsers.ts';
import { processTree } from '../../support/processes.ts';
import { openHoldfast, runJob } from '../contestants/holdfast.ts';
import type { Ground } from '../ground.ts';
import { type Measure, median, type Result, type Sample } from '../result.ts';

const sampleEveryMs = 250;

/** Memory must not depend on the file's size. */
export const memory: Measure = {
  name: 'memory',
  async run(ground) {
    const rows: Result[] = [];
    for (const engine of ['chromium', 'firefox'] as const)
      rows.push(...(await inEngine(ground, engine)));
    return rows;
  },
};

async function inEngine(ground: Ground, engine: BrowserName): Promise<Result[]> {
  const browser = engine === 'chromium' ? 'Chromium' : 'Firefox';
  const peakRow = {
    title: `peak memory of ${browser} above idle, big file and four times that`,
    must: { atMost: 500 },
    aim: { atMost: 250 },
    unit: 'MB',
  } as const;
  const ratioRow = {
    title: `peak memory of ${browser}: the larger of the two against the smaller`,
    must: { atMost: 1.15 },
    aim: null,
    unit: '×',
  } as const;
  const { sizeBytes, turns } = ground.options;
  const lacking = whyNot(engine) ?? (await ground.lacksRoom(13 * sizeBytes));
  if (lacking !== null) {
    const outcome = { notMeasured: lacking };
    return [
      { ...peakRow, outcome },
      { ...ratioRow, outcome },
    ];
  }
  const sizes = [sizeBytes, 4 * sizeBytes];
  const seen = sizes.map((): Peaks[] => []);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [at, size] of sizes.entries())
      seen[at]?.push(await peaksAboveIdle(ground, engine, size));
  }
  const samples = sizes.flatMap((size, at): Sample[] => {
    const who = `${size / 1024 ** 2} MiB`;
    const peaks = seen[at] ?? [];
    const untilVerified = peaks.map((one) => one.untilVerified);
    const untilSaved = peaks.map((one) => one.untilSaved);
    return [
      { who: `${who}, until verified`, unit: 'MB', values: untilVerified },
      { who: `${who}, until saved`, unit: 'MB', values: untilSaved },
    ];
  });
  const peaks = seen.map((ofSize) => median(ofSize.map(({ untilSaved }) => untilSaved)));
  const value = Math.max(...peaks) / Math.min(...peaks);
  return [
    { ...peakRow, outcome: { value: Math.max(...peaks), samples } },
    { ...ratioRow, outcome: { value, samples: [] } },
  ];
}

function whyNot(engine: BrowserName): string | null {
  if (findBrowser(engine) === null) return `${engine} is not installed`;
  return existsSync('/proc/self/smaps_rollup') ? null : 'this system has no /proc/*/smaps_rollup';
}

/** Megabytes between the browser at rest with the app open and its peaks. */
interface Peaks {
  /** While the file is fetched, stored and checked. */
  readonly untilVerified: number;
  /** Until the browser has copied it to the downloads folder as well. */
  readonly untilSaved: number;
}

async function peaksAboveIdle(ground: Ground, engine: BrowserName, size: number): Promise<Peaks> {
  const file = await ground.file(size);
  return ground.inBrowser(engine, async ({ browser, profileDir, downloadsDir }) => {
    const downloads = await openHoldfast(await browser.newPage(), ground.appUrl);
    const idle = proportionalMegabytes(profileDir);
    const seen: { readonly atMs: number; readonly megabytes: number }[] = [];
    const sampling = setInterval(() => {
      seen.push({ atMs: performance.now(), megabytes: proportionalMegabytes(profileDir) });
    }, sampleEveryMs);
    const startMs = performance.now();
    const { verifiedSeconds } = await runJob(downloads, downloadsDir, {
      file,
      origin: ground.filesOrigin,
    }).finally(() => clearInterval(sampling));
    const peak = (untilMs: number) =>
      seen.reduce((most, { atMs, megabytes }) => {
        return atMs <= untilMs ? Math.max(most, megabytes - idle) : most;
      }, 0);
    return {
      untilVerified: peak(startMs + 1000 * verifiedSeconds),
      untilSaved: peak(Number.POSITIVE_INFINITY),
    };
  });
}

/** What the browser's processes take, memory that they share counted once (PSS). */
function proportionalMegabytes(profileDir: string): number {
  const kibibytes = processTree(profileDir).reduce((sum, { pid }) => sum + pssOf(pid), 0);
  return (kibibytes * 1024) / 1e6;
}

function pssOf(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
  } catch {
    return 0; // It ended while we looked.
  }
}
