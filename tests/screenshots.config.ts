import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';
import type { BrowserName } from './support/browsers.ts';

/** Remakes the pictures of the README, from the real app with real downloads. */
export default defineConfig<{ engine: BrowserName }>({
  ...base,
  testMatch: ['screenshots/**/*.spec.ts'],
  outputDir: fileURLToPath(new URL('../test-results/screenshots', import.meta.url)),
  projects: [{ name: 'chromium', use: { engine: 'chromium' } }],
});
