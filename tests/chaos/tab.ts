import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { coveredBytes } from '../../src/core/range.ts';
import { type BrowserName, type LaunchedBrowser, launch } from '../support/browsers.ts';
import { DownloadsPage } from '../support/downloadsPage.ts';

/** A browser that seeds run in, and the folders that belong to it. */
export class SeedBrowser {
  readonly #name: BrowserName;
  readonly #folder: string;
  #launched: Promise<LaunchedBrowser> | null = null;

  constructor(name: BrowserName, folder: string) {
    this.#name = name;
    this.#folder = folder;
  }

  get downloadsDir(): string {
    return join(this.#folder, 'downloads');
  }

  async newPage(): Promise<Page> {
    // Seeds that begin together start one browser.
    this.#launched ??= launch(this.#name, {
      profileDir: join(this.#folder, 'profile'),
      downloadsDir: this.downloadsDir,
    });
    const page = await (await this.#launched).newPage();
    page.setDefaultTimeout(30_000);
    // A page that may be saving asks whether it may be left.
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    return page;
  }

  /** SIGKILL; the next page is one of a new browser on the same profile. */
  async kill(): Promise<void> {
    const launched = this.#launched;
    this.#launched = null;
    await (await launched)?.kill();
  }
}

/** A row as the page shows it; null while it shows none. */
export interface RowState {
  readonly phase: string;
  readonly error: string | null;
  readonly verdict: string | null;
  readonly text: string;
}

/** The tab in which a seed's download is looked after: closed, opened again, clicked. */
export class Tab {
  readonly #browser: SeedBrowser;
  readonly #appUrl: string;
  readonly #fileUrl: string;
  #downloads: DownloadsPage | null = null;

  constructor(browser: SeedBrowser, appUrl: string, fileUrl: string) {
    this.#browser = browser;
    this.#appUrl = appUrl;
    this.#fileUrl = fileUrl;
  }

  async open(): Promise<void> {
    const page = await this.#browser.newPage();
    this.#downloads = await DownloadsPage.open(page, this.#appUrl);
  }

  async reload(): Promise<void> {
    await this.#shown.page.reload();
  }

  async close(): Promise<void> {
    const page = this.#downloads?.page;
    this.#downloads = null;
    await page?.close();
  }

  async kill(): Promise<void> {
    this.#downloads = null;
    await this.#browser.kill();
  }

  async add(link: string, checksum: string | null): Promise<void> {
    await this.#shown.add(link, checksum === null ? {} : { checksum });
    await this.#shown.row(this.#fileUrl).waitFor();
  }

  /**
   * Presses a button of the row where it is there now; false where it is not. By an event: tabs
   * behind others are painted seldom, and a mouse waits for two frames.
   */
  async press(name: string): Promise<boolean> {
    const button = this.#shown.button(this.#fileUrl, name);
    try {
      await button.dispatchEvent('click', {}, { timeout: 2000 });
      return true;
    } catch {
      return false; // The row has moved on meanwhile.
    }
  }

  async state(): Promise<RowState | null> {
    return this.#shown.page.evaluate((url) => {
      const rows = [...document.querySelectorAll<HTMLElement>('li[data-phase]')];
      const row = rows.find(({ dataset }) => dataset['url'] === url);
      if (row === undefined) return null;
      const verdict = row.querySelector<HTMLElement>('[data-verdict]');
      return {
        phase: row.dataset['phase'] ?? '',
        error: row.dataset['error'] ?? null,
        verdict: verdict?.dataset['verdict'] ?? null,
        // biome-ignore lint/performance/useDomNodeTextContent: what is shown, not what is folded away.
        text: row.innerText.replace(/\s*\n\s*/g, ' | '),
      };
    }, this.#fileUrl);
  }

  /** Bytes of the file in storage, of all revisions together. */
  async storedBytes(): Promise<number> {
    return coveredBytes(await this.#shown.storedRanges(this.#fileUrl));
  }

  get #shown(): DownloadsPage {
    if (this.#downloads === null) throw new Error('the tab is closed');
    return this.#downloads;
  }
}
