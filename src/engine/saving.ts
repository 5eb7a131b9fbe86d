import { errorOf } from '../core/errors.ts';
import type { CommandResult } from '../core/protocol.ts';
import type { Download } from './download.ts';
import type { Audience } from './ports.ts';
import { nameOf } from './snapshot.ts';

/** Has pages hand whole files to the user: knows which page asked for which file, and tells it when. */
export class Saving {
  readonly #audience: Audience;
  /** Who asked for a file that is being looked over first, by URL. */
  readonly #asked = new Map<string, string>();
  /** Which page is to save, by URL, and may be told once more if it finds bytes missing. */
  readonly #told = new Map<string, string>();

  constructor(audience: Audience) {
    this.#audience = audience;
  }

  /**
   * Has a page save a file that is stored whole; `anyway`: although its digest contradicts. Bytes
   * that no engine has looked over since the app started are looked over first.
   */
  async save(download: Download, page: string, anyway: boolean): Promise<CommandResult> {
    const { phase, url } = download.record;
    const mismatched = phase.name === 'failed' && phase.error.code === 'checksum-mismatch';
    if (phase.name !== 'ready' && phase.name !== 'saved' && !(mismatched && anyway)) {
      return { ok: false, error: { code: 'save-refused' } };
    }
    this.#told.set(url, page);
    if (download.lookedOver || mismatched) {
      this.#tell(download, page);
      return { ok: true };
    }
    this.#asked.set(url, page);
    await download.lookOver();
    return { ok: true };
  }

  /**
   * A page that was told to save found bytes missing: fetches them, and has that page try again.
   * Once each time that the user or the engine wants the file saved: a store may stay broken.
   */
  async saveOnceWhole(download: Download): Promise<void> {
    const { url } = download.record;
    const page = this.#told.get(url);
    this.#told.delete(url);
    if (page !== undefined) this.#asked.set(url, page);
    await download.readKeysAgain();
  }

  /**
   * Every byte is stored and looked over: whoever asked for the file is told to save it.
   *
   * @param automatically where nobody asked, the engine's own page is told, once
   */
  verified(download: Download, automatically: boolean): void {
    const { phase, url, autoSaveClaimed } = download.record;
    const page = this.#asked.get(url);
    this.#asked.delete(url);
    if (page !== undefined) {
      this.#tell(download, page);
      return;
    }
    if (!automatically || autoSaveClaimed || phase.name !== 'ready') return;
    const { ownPage } = this.#audience;
    // Claimed first: whatever happens next, no other page saves by itself a second time.
    download
      .update({ autoSaveClaimed: true })
      .catch((caught: unknown) => {
        // The file itself may have taken the room for that: this engine knows it all the same.
        if (errorOf(caught).code !== 'quota') throw caught;
      })
      .then(() => {
        this.#told.set(url, ownPage);
        this.#tell(download, ownPage);
      })
      .catch(() => undefined); // The save button stays.
  }

  /** What stopped short of whole is nobody's any more: it must not come upon a page days later. */
  changed({ record: { url, phase } }: Download): void {
    if (phase.name === 'paused' || phase.name === 'failed') this.#asked.delete(url);
  }

  /** The download is being removed: nobody waits for it any more. */
  forget({ record }: Download): void {
    this.#asked.delete(record.url);
    this.#told.delete(record.url);
  }

  #tell(download: Download, page: string): void {
    const { url, revision, remote } = download.record;
    this.#audience.publish({
      kind: 'save',
      page,
      url,
      revision,
      name: nameOf(download),
      totalBytes: remote?.totalBytes ?? 0,
    });
  }
}
