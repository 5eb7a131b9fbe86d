import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { LaunchedBrowser } from '../support/browsers.ts';
import { sharedBrowser } from '../support/sharedBrowser.ts';
import { test as base } from '../support/test.ts';
import { Remote } from './remote.ts';

interface HarnessFixtures {
  /** A page of a real browser with the real adapters on `window.harness`. */
  readonly lab: Page;
  /** Names databases and locks that no other test uses. */
  readonly scope: string;
  /** A server on another origin that answers as the test says. */
  readonly remote: Remote;
}

interface HarnessWorkerFixtures {
  /** Address of the harness page. */
  readonly harnessUrl: string;
  /** One browser for all tests of a Playwright worker; null where it is not installed. */
  readonly sharedBrowser: LaunchedBrowser | null;
}

const page = fileURLToPath(new URL('./harness/page.ts', import.meta.url));
const worker = fileURLToPath(new URL('./harness/worker.ts', import.meta.url));
const pageHtml =
  '<!doctype html><title>Harness</title><script type="module" src="/page.js"></script>';

/** Playwright's `test` with the platform's adapters, built by Vite, in a page. */
export const test = base.extend<HarnessFixtures, HarnessWorkerFixtures>({
  harnessUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from here.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'holdfast-harness-'));
      await build({
        configFile: false,
        logLevel: 'warn',
        root: fileURLToPath(new URL('./harness', import.meta.url)),
        build: {
          outDir: folder,
          emptyOutDir: false,
          target: 'es2023',
          minify: false,
          modulePreload: false,
          rolldownOptions: { input: { page, worker }, output: { entryFileNames: '[name].js' } },
        },
      });
      const server = createServer((request, response) => {
        const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
        if (pathname === '/') {
          response.setHeader('Content-Type', 'text/html');
          response.end(pageHtml);
          return;
        }
        // A policy without 'wasm-unsafe-eval': WebAssembly is refused to this script.
        if (search === '?no-wasm') {
          response.setHeader('Content-Security-Policy', "default-src 'none'; script-src 'self'");
        }
        readFile(join(folder, pathname)).then(
          (script) => response.setHeader('Content-Type', 'text/javascript').end(script),
          () => response.writeHead(404).end(),
        );
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  sharedBrowser,

  lab: async ({ engine, sharedBrowser, harnessUrl }, use) => {
    test.skip(sharedBrowser === null, `${engine} is not installed`);
    if (sharedBrowser === null) return;
    const lab = await sharedBrowser.newPage();
    await lab.goto(harnessUrl);
    await lab.waitForFunction(() => 'harness' in window);
    await use(lab);
    await lab.close();
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from here.
  scope: async ({}, use, testInfo) => {
    await use(`contract:${testInfo.testId}`);
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from here.
  remote: async ({}, use) => {
    const remote = await Remote.start();
    await use(remote);
    await remote.close();
  },
});

export { expect } from '../support/test.ts';
