import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import type { BrowserName } from './support/browsers.ts';

const full = process.env['HOLDFAST_FULL'] === '1';

/**
 * `npm test` runs a slice that takes seven to thirteen minutes on 2 cores; `npm run test:full` runs all. A test
 * tagged @full is not in the slice; one tagged @full-firefox, say, is not in Firefox's, and one
 * tagged @only-chromium never runs elsewhere.
 */
function slice(name: BrowserName): { grepInvert: RegExp[]; testIgnore?: string[] } {
  const elsewhere = new RegExp(`@only-(?!${name})`);
  if (full) return { grepInvert: [elsewhere] };
  return {
    grepInvert: [elsewhere, new RegExp(`@full(?:-${name})?(?![-\\w])`)],
    testIgnore: name === 'firefox' ? sameInEveryBrowser : [],
  };
}

/** What depends on our own code more than on the browser: the slice has it in Chromium alone. */
const sameInEveryBrowser = [
  'e2e/{chaos,details,digests,interface,languages,reflow,start,staticHost}.spec.ts',
  'e2e/storage/{damagedStore,repair}.spec.ts',
  'e2e/storm/**',
  'e2e/wire/{changed,firstAnswer,inFlight,inferredEnd,pastEnd,ranges,redirects,retries,unsized,updateLink}.spec.ts',
];

const inBothBrowsers = ['contract/**/*.spec.ts', 'e2e/**/*.spec.ts'];

export default defineConfig<{ engine: BrowserName }>({
  testDir: fileURLToPath(new URL('.', import.meta.url)),
  outputDir: fileURLToPath(new URL('../test-results', import.meta.url)),
  globalSetup: fileURLToPath(new URL('./support/globalSetup.ts', import.meta.url)),
  fullyParallel: true,
  // One more than cores of the smallest machine: tests wait for servers and timers in between.
  workers: 3,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: process.env['HOLDFAST_JSON_REPORT']
    ? [['list'], ['json', { outputFile: process.env['HOLDFAST_JSON_REPORT'] }]]
    : [['list']],
  projects: [
    {
      name: 'chromium',
      testMatch: inBothBrowsers,
      use: { engine: 'chromium' },
      ...slice('chromium'),
    },
    { name: 'firefox', testMatch: inBothBrowsers, use: { engine: 'firefox' }, ...slice('firefox') },
    {
      name: 'interop',
      testMatch: ['interop/**/*.spec.ts'],
      use: {
        engine: process.env['HOLDFAST_INTEROP_BROWSER'] === 'firefox' ? 'firefox' : 'chromium',
      },
      ...(full ? {} : { grepInvert: /@full/ }),
    },
    // Driven by plain WebDriver: Playwright only runs the tests.
    { name: 'webkitgtk', testMatch: ['webkit/**/*.spec.ts'] },
  ],
});
