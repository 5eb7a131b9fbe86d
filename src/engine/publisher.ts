import type { DownloadSnapshot, Settings } from '../core/download.ts';
import type { Download } from './download.ts';
import type { Audience, Clock } from './ports.ts';
import { snapshotOf } from './snapshot.ts';

/** What changes together is told together. */
const togetherMs = 10;

/** Tells all pages what changed: soon, but at most once per `snapshotMs`, and only what changed. */
export class Publisher {
  readonly #audience: Audience;
  readonly #clock: Clock;
  readonly #epoch: number;
  readonly #snapshotMs: number;
  readonly #changed = new Set<Download>();
  readonly #removed = new Set<string>();
  #publishing = false;
  #dueAtMs = 0;

  constructor(audience: Audience, clock: Clock, epoch: number, snapshotMs: number) {
    this.#audience = audience;
    this.#clock = clock;
    this.#epoch = epoch;
    this.#snapshotMs = snapshotMs;
  }

  changed(download: Download): void {
    this.#changed.add(download);
    this.#publishSoon();
  }

  removed(download: Download): void {
    this.#changed.delete(download);
    this.#removed.add(download.record.url);
    this.#publishSoon();
  }

  /** Tells what is pending at once: what comes next on the channel must not be ahead of it. */
  flush(): void {
    if (this.#changed.size + this.#removed.size > 0) this.#publish();
  }

  /** The whole list, for a page that has just come. */
  list(downloads: Iterable<Download>, settings: Settings): void {
    const snapshots: DownloadSnapshot[] = [...downloads].map(snapshotOf);
    this.#audience.publish({ kind: 'list', epoch: this.#epoch, downloads: snapshots, settings });
  }

  #publishSoon(): void {
    if (this.#publishing) return;
    this.#publishing = true;
    const waitMs = Math.max(togetherMs, this.#dueAtMs - this.#clock.now());
    this.#clock.sleep(waitMs).then(() => {
      this.#publishing = false;
      this.flush();
    });
  }

  #publish(): void {
    this.#dueAtMs = this.#clock.now() + this.#snapshotMs;
    const changed = [...this.#changed].map(snapshotOf);
    const removed = [...this.#removed];
    this.#changed.clear();
    this.#removed.clear();
    this.#audience.publish({ kind: 'changes', epoch: this.#epoch, changed, removed });
  }
}
