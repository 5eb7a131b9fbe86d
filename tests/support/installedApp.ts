import type { BrowserContext, Page } from '@playwright/test';

/** The app as Chromium has installed it, opened as the system would. */
export interface InstalledApp {
  /** Opens it at an address. */
  launch(address: string): Promise<void>;
  /** Opens text files with it. */
  openFiles(paths: readonly string[]): Promise<void>;
}

interface PwaSession {
  send(method: string, parameters: object): Promise<unknown>;
}

/**
 * Installs the app whose page is open, which becomes its window. Chromium alone: its PWA domain does
 * what its menus do.
 */
export async function installApp(context: BrowserContext, page: Page): Promise<InstalledApp> {
  const browser = context.browser();
  if (browser === null) throw new Error('this browser cannot install the app');
  // Playwright's types do not know the domain.
  const session = (await browser.newBrowserCDPSession()) as unknown as PwaSession;
  const manifestId = new URL('./', page.url()).href;
  await session.send('PWA.install', { manifestId, installUrlOrBundleUrl: manifestId });
  return {
    async launch(url) {
      await session.send('PWA.launch', { manifestId, url });
    },
    async openFiles(files) {
      await session.send('PWA.launchFilesInApp', { manifestId, files });
    },
  };
}
