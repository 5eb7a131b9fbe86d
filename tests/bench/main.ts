import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ground } from './ground.ts';
import { describeMachine } from './machine.ts';
import { measures } from './measures/all.ts';
import { type Options, parseOptions, usage } from './options.ts';
import { toMarkdown } from './report.ts';
import type { Measure, Result } from './result.ts';
import { firstTouchSecondsPerGiB } from './settledMemory.ts';

/** Seen from the bundle in dist/bench. */
const root = new URL('../../', import.meta.url);
const reports = new URL('test-results/bench/', root);
const performancePage = new URL('docs/performance.md', root);

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options === 'help') console.log(usage);
  else if (options === 'list') console.log(measures.map(({ name }) => name).join('\n'));
  else await bench(options);
}

async function bench(options: Options): Promise<void> {
  const unknown = options.only.filter((name) => !measures.some((measure) => measure.name === name));
  if (unknown.length > 0) throw new Error(`There is no measure named ${unknown.join(', ')}.`);
  const chosen = measures.filter(
    ({ name }) => options.only.length === 0 || options.only.includes(name),
  );
  const startMs = performance.now();
  const untouched = firstTouchSecondsPerGiB();
  const ground = await Ground.prepare(options);
  const settled = firstTouchSecondsPerGiB();
  const results: Result[] = [];
  try {
    for (const measure of chosen) {
      console.error(`${minutesSince(startMs).toFixed(1)} min: ${measure.name}`);
      results.push(...(await rowsOf(measure, ground)));
    }
  } finally {
    await ground.close();
  }
  const run = {
    machine: describeMachine(),
    firstTouch: { untouched, settled },
    options,
    at: new Date().toISOString(),
    minutes: minutesSince(startMs),
    results,
  };
  const markdown = toMarkdown(run);
  await mkdir(reports, { recursive: true });
  await writeFile(new URL('bench.md', reports), markdown);
  await writeFile(new URL('bench.json', reports), `${JSON.stringify(run, null, 2)}\n`);
  console.log(markdown);
  console.error(`Also in ${fileURLToPath(reports)}`);
  if (options.write) await putIntoPage(markdown);
}

/** A measure that breaks down takes its own rows with it, not the others'. */
async function rowsOf(measure: Measure, ground: Ground): Promise<Result[]> {
  try {
    return await measure.run(ground);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
    const notMeasured = `it failed: ${error instanceof Error ? error.message : String(error)}`;
    return [{ title: measure.name, must: null, aim: null, unit: '', outcome: { notMeasured } }];
  }
}

/** Replaces what stands between the page's two marks. */
async function putIntoPage(markdown: string): Promise<void> {
  const page = await readFile(performancePage, 'utf8');
  const marks = /(<!-- last run -->\n)[\s\S]*(<!-- end of last run -->)/;
  if (!marks.test(page)) throw new Error('docs/performance.md has no place for the table');
  await writeFile(
    performancePage,
    page.replace(marks, (_, open: string, close: string) => `${open}\n${markdown}\n${close}`),
  );
}

function minutesSince(startMs: number): number {
  return (performance.now() - startMs) / 60_000;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
