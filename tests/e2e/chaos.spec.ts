import { runSeeds } from '../chaos/runSeeds.ts';
import { builtAppFolder } from '../support/app.ts';
import { findBrowser } from '../support/browsers.ts';
import { expect, test } from '../support/test.ts';

// 40 seeds in Chromium, which `npm test` runs, and others in Firefox.
const share = { chromium: { from: 0, each: 10 }, firefox: { from: 40, each: 3 } } as const;

for (const part of [0, 1, 2, 3]) {
  test(`faults combined by seed, part ${part + 1} of 4`, async ({ engine, tempDir }) => {
    test.skip(findBrowser(engine) === null, `${engine} is not installed`);
    test.setTimeout(300_000);
    const { from, each } = share[engine];
    const seeds = Array.from({ length: each }, (_, index) => from + part * each + index);
    const results = await runSeeds({
      seeds,
      browser: engine,
      appFolder: builtAppFolder,
      tempDir,
      atOnce: 2,
      onResult: ({ line }) => test.info().annotations.push({ type: 'seed', description: line }),
    });
    const failures = results.filter(({ passed }) => !passed);
    expect(failures.map(({ line, report }) => `${line}\n${report}`)).toEqual([]);
    expect(results).toHaveLength(each);
  });
}
