import type { DownloadSnapshot, Settings } from '../core/download.ts';
import type { ChannelMessage, CommandResult } from '../core/protocol.ts';
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
  readonly #answers: ChannelMessage[] = [];
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

  /** Answers a command behind all that has changed: whoever hears that it was done has seen it. */
  answer(id: string, result: CommandResult): void {
    this.#answers.push({ kind: 'result', id, result });
    if (!this.#publishing) this.#sendAnswers();
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
    this.#clock.sleep(waitMs).then(() => this.#publish());
  }

  #publish(): void {
    this.#publishing = false;
    this.#dueAtMs = this.#clock.now() + this.#snapshotMs;
    const changed = [...this.#changed].map(snapshotOf);
    const removed = [...this.#removed];
    this.#changed.clear();
    this.#removed.clear();
    this.#audience.publish({ kind: 'changes', epoch: this.#epoch, changed, removed });
    this.#sendAnswers();
  }

  #sendAnswers(): void {
    for (const answer of this.#answers.splice(0)) this.#audience.publish(answer);
  }
}
