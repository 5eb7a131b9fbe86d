import type { Download } from './download.ts';

/** All downloads of a manager, in the order in which they are given their places. */
export class Queue implements Iterable<Download> {
  #downloads = new Map<string, Download>();

  [Symbol.iterator](): IterableIterator<Download> {
    return this.#downloads.values();
  }

  get urls(): readonly string[] {
    return [...this.#downloads.keys()];
  }

  /** When the first of those that wait for a time may start, in milliseconds since 1970; null for none. */
  get nextStartMs(): number | null {
    const times = [...this]
      .filter(({ record }) => record.phase.name === 'queued')
      .flatMap(({ startTime }) => startTime.waitsUntilMs ?? []);
    return times.length > 0 ? Math.min(...times) : null;
  }

  get(url: string): Download | undefined {
    return this.#downloads.get(url);
  }

  /** Adds it as the last one. */
  add(download: Download): void {
    this.#downloads.set(download.record.url, download);
  }

  /** URL of the one behind it; null where it is the last. */
  after({ record }: Download): string | null {
    const { urls } = this;
    return urls[urls.indexOf(record.url) + 1] ?? null;
  }

  delete(url: string): void {
    this.#downloads.delete(url);
  }

  /** Puts a download before another one; last where that is null or no longer there. */
  move(download: Download, before: string | null): void {
    const { url } = download.record;
    if (url === before || !this.#downloads.has(url)) return;
    const entries = [...this.#downloads].filter(([one]) => one !== url);
    const place = entries.findIndex(([one]) => one === before);
    entries.splice(place < 0 ? entries.length : place, 0, [url, download]);
    this.#downloads = new Map(entries);
  }
}
