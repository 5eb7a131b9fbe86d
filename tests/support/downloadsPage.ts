import { expect, type Locator, type Page } from '@playwright/test';
import type { PhaseName } from '../../src/core/phase.ts';
import type { ByteRange } from '../../src/core/range.ts';

/** The app in one tab, spoken to by the roles and names that it promises. */
export class DownloadsPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** The app in a page that has it open already. */
  static on(page: Page): DownloadsPage {
    return new DownloadsPage(page);
  }

  /** Opens the app and waits until the form can be used. */
  static async open(page: Page, url: string): Promise<DownloadsPage> {
    const opened = new DownloadsPage(page);
    await page.goto(url);
    await expect(opened.link).toBeEditable();
    return opened;
  }

  get link(): Locator {
    return this.page.getByRole('textbox', { name: 'Link', exact: true });
  }

  get downloadButton(): Locator {
    return this.page.getByRole('button', { name: 'Download', exact: true });
  }

  get saveAutomatically(): Locator {
    return this.page
      .getByRole('switch', { name: 'Save automatically' })
      .or(this.page.getByRole('checkbox', { name: 'Save automatically' }));
  }

  /** Pastes a link and asks for the download. */
  async add(link: string, options: { name?: string; checksum?: string } = {}): Promise<void> {
    await this.link.fill(link);
    if (options.name !== undefined || options.checksum !== undefined) {
      const name = this.page.getByRole('textbox', { name: 'File name' });
      if (!(await name.isVisible())) await this.page.getByText('Options', { exact: true }).click();
      if (options.name !== undefined) await name.fill(options.name);
      if (options.checksum !== undefined) {
        await this.page.getByRole('textbox', { name: 'Checksum' }).fill(options.checksum);
      }
    }
    await this.downloadButton.click();
  }

  /** Gives a fresh link through the dialog, which stays open where the link is refused. */
  async updateLink(url: string, link: string): Promise<void> {
    await this.button(url, 'Update link').click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'New link' }).fill(link);
    await dialog.getByRole('button', { name: 'Update link', exact: true }).click();
  }

  /** Downloads that run at a time from now on. */
  setDownloadsAtATime(count: number): Promise<void> {
    return this.#set('Downloads at a time', String(count));
  }

  /** Most connections that a download may have from now on. */
  setConnections(count: number): Promise<void> {
    return this.#set('Connections per download', String(count));
  }

  /** In MB/s, as it is typed; empty for none. */
  setSpeedLimit(text: string): Promise<void> {
    return this.#set('Speed limit', text);
  }

  async #set(name: string, text: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Settings', exact: true }).click();
    const dialog = this.page.getByRole('dialog');
    const field = dialog.getByRole('spinbutton', { name });
    // Typed: Firefox takes what a script fills in for no change of the user's.
    await field.press('ControlOrMeta+a');
    await field.press('Delete');
    await field.pressSequentially(text);
    await field.press('Tab');
    await this.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }

  /** The list item of a download; `url` is its identity, without fragment. */
  row(url: string): Locator {
    return this.page.getByRole('listitem').and(this.page.locator(`[data-url="${url}"]`));
  }

  button(url: string, name: string): Locator {
    return this.row(url).getByRole('button', { name, exact: true });
  }

  async expectPhase(url: string, phase: PhaseName | RegExp, timeoutMs = 15_000): Promise<void> {
    await expect(this.row(url)).toHaveAttribute('data-phase', phase, { timeout: timeoutMs });
  }

  async expectError(url: string, code: string, timeoutMs = 15_000): Promise<void> {
    await expect(this.row(url)).toHaveAttribute('data-error', code, { timeout: timeoutMs });
  }

  /** Resolves when the service worker has stored the shell and answers for this page from now on. */
  async untilOfflineReady(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  }

  /** The bytes in storage, read from the chunks' keys. */
  storedRanges(url: string): Promise<ByteRange[]> {
    return storedRanges(this.page, url);
  }
}

/** Reads the keys `[url, revision, start, end]` of every database of the page's origin. */
async function storedRanges(page: Page, url: string): Promise<ByteRange[]> {
  return page.evaluate(async (wantedUrl) => {
    const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found: { start: number; end: number }[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await settled(indexedDB.open(name));
      for (const storeName of database.objectStoreNames) {
        const store = database.transaction(storeName).objectStore(storeName);
        for (const key of await settled(store.getAllKeys())) {
          if (!Array.isArray(key) || key.length !== 4 || key[0] !== wantedUrl) continue;
          found.push({ start: Number(key[2]), end: Number(key[3]) });
        }
      }
      database.close();
    }
    return found.sort((a, b) => a.start - b.start);
  }, url);
}
