import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeFixtureFile } from '../../support/fixtureFile.ts';
import { describeMachine } from '../machine.ts';
import { median } from '../result.ts';
import { type Contestant, startHoldfast, startNginx } from './contestants.ts';
import type { Footprint } from './footprint.ts';
import { measureThroughput, soak, type Throughput } from './measures.ts';
import { type Compared, type Soaked, toMarkdown } from './report.ts';

const usage = `Usage: npm run bench:server -- [options]

Measures Holdfast's own server beside nginx, on Linux.

  --turns <n>   how often each is measured (5)
  --aborts <n>  answers that are left in the middle (20000)
  --write       put the tables into docs/performance.md
`;

/** Seen from the bundle in dist/bench. */
const performancePage = new URL('../../docs/performance.md', import.meta.url);
const mebibyte = 1024 * 1024;
const sizeBytes = 512 * mebibyte;
const loads = [
  { clients: 1, bytesEach: sizeBytes },
  { clients: 200, bytesEach: 8 * mebibyte },
];
/** Until then a server may still grow into its work. */
const warmUpAborts = 1_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      turns: { type: 'string', default: '5' },
      aborts: { type: 'string', default: '20000' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  const contestants: Contestant[] = [];
  try {
    const { name } = await makeFixtureFile(join(folder, 'big.bin'), sizeBytes, 'bench');
    contestants.push(await startHoldfast(folder, name), await startNginx(folder, name));
    const compared = await compare(contestants, Number(values.turns));
    const soaked = await soakAll(contestants, Number(values.aborts));
    const markdown = toMarkdown(describeMachine(), compared, soaked);
    console.log(markdown);
    if (values.write) await putIntoPage(markdown);
  } finally {
    for (const contestant of contestants) await contestant.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** In turns, so that what else the machine does falls on all alike. */
async function compare(
  contestants: readonly Contestant[],
  turns: number,
): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  for (const load of loads) {
    const seen = contestants.map(({ name }) => ({ name, turns: [] as Throughput[] }));
    for (let turn = 0; turn < turns; turn += 1) {
      for (const [at, contestant] of contestants.entries()) {
        seen[at]?.turns.push(await measureThroughput(contestant, sizeBytes, load));
      }
    }
    compared.push({
      clients: load.clients,
      servers: seen.map(({ name, turns: all }) => ({
        name,
        bytesPerSecond: median(all.map(({ bytesPerSecond }) => bytesPerSecond)),
        peakBytes: median(all.map(({ peakBytes }) => peakBytes)),
      })),
    });
  }
  return compared;
}

async function soakAll(
  contestants: readonly Contestant[],
  aborts: number,
): Promise<readonly Soaked[]> {
  const soaked: Soaked[] = [];
  for (const contestant of contestants) {
    const before: Footprint = await soak(contestant, sizeBytes, warmUpAborts);
    const after = await soak(contestant, sizeBytes, aborts);
    soaked.push({ name: contestant.name, aborts, before, after });
  }
  return soaked;
}

/** Replaces what stands between the page's two marks. */
async function putIntoPage(markdown: string): Promise<void> {
  const page = await readFile(performancePage, 'utf8');
  const marks = /(<!-- server -->\n)[\s\S]*(<!-- end of server -->)/;
  if (!marks.test(page)) throw new Error('docs/performance.md has no place for the tables');
  await writeFile(
    performancePage,
    page.replace(marks, (_, open: string, close: string) => `${open}\n${markdown}\n${close}`),
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
