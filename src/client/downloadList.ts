import { type DownloadSnapshot, defaultSettings, type Settings } from '../core/download.ts';
import type { ChannelMessage } from '../core/protocol.ts';

/** The downloads and the settings, as the engine has told them last. */
export class DownloadList {
  readonly #snapshots = new Map<string, DownloadSnapshot>();
  #urls: readonly string[] = [];
  #settings: Settings = defaultSettings;
  #epoch = 0;

  /** In the order of the queue; the same array for as long as that is the same. */
  get urls(): readonly string[] {
    return this.#urls;
  }

  get settings(): Settings {
    return this.#settings;
  }

  download(url: string): DownloadSnapshot | undefined {
    return this.#snapshots.get(url);
  }

  /** Takes in what was said on the channel. Returns the URLs of downloads that came, changed or went. */
  hear(message: ChannelMessage): readonly string[] {
    // An engine that was replaced may still get a word in.
    if (message.kind === 'list' && message.epoch >= this.#epoch) {
      this.#epoch = message.epoch;
      this.#settings = message.settings;
      const inOrder = message.downloads.map(({ url }) => url);
      return this.#show(message.downloads, inOrder);
    }
    if (message.kind === 'changes' && message.epoch === this.#epoch) {
      const known = new Set(this.#urls);
      for (const url of message.removed) known.delete(url);
      // After the removals: a link may have been added anew since.
      for (const { url } of message.changed) known.add(url);
      return this.#show(message.changed, [...known]);
    }
    return [];
  }

  /** `inOrder`: every URL there is. */
  #show(changed: readonly DownloadSnapshot[], inOrder: readonly string[]): readonly string[] {
    for (const snapshot of changed) this.#snapshots.set(snapshot.url, snapshot);
    const changedUrls = changed.map(({ url }) => url);
    const before = this.#urls;
    const isSame =
      inOrder.length === before.length && inOrder.every((url, place) => url === before[place]);
    if (isSame) return changedUrls;
    this.#urls = inOrder;
    const present = new Set(inOrder);
    const gone = before.filter((url) => !present.has(url));
    for (const url of gone) this.#snapshots.delete(url);
    return [...changedUrls, ...gone];
  }
}
