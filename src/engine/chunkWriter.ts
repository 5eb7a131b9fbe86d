import type { Clock } from './ports.ts';
import type { Timings } from './timings.ts';

type Parts = readonly Uint8Array<ArrayBuffer>[];

/** Stores the bytes from `start`; resolves once they are committed. */
export type Commit = (start: number, parts: Parts) => Promise<void>;

/**
 * Gathers the bytes of one connection and commits them by the commit rule: at `commitBytes`, or
 * after a time with enough in hand, or when flushed. `write` does not resolve while more than
 * `inHandBytes` wait, which is what holds the network back.
 */
export class ChunkWriter {
  readonly #commit: Commit;
  readonly #clock: Clock;
  readonly #timings: Timings;
  #parts: Uint8Array<ArrayBuffer>[] = [];
  #start = 0;
  #gatheredBytes = 0;
  #gatheredSince = 0;
  #writingBytes = 0;
  readonly #writes = new Set<Promise<void>>();
  #failure: { readonly reason: unknown } | null = null;

  constructor(commit: Commit, clock: Clock, timings: Timings) {
    this.#commit = commit;
    this.#clock = clock;
    this.#timings = timings;
  }

  /** Takes bytes that belong at `offset`. Rejects with the failure of any earlier commit. */
  async write(offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#throwFailure();
    if (this.#gatheredBytes > 0 && offset !== this.#start + this.#gatheredBytes) this.commit();
    if (this.#gatheredBytes === 0) {
      this.#start = offset;
      this.#gatheredSince = this.#clock.now();
    }
    this.#parts.push(bytes);
    this.#gatheredBytes += bytes.byteLength;
    if (this.#gatheredBytes >= this.#timings.commitBytes) this.commit();
    while (this.#gatheredBytes + this.#writingBytes > this.#timings.inHandBytes) {
      this.commit();
      await Promise.race(this.#writes);
      this.#throwFailure();
    }
  }

  /** To be called now and then: commits what has waited long enough. */
  tick(): void {
    if (this.#gatheredBytes === 0) return;
    const waitedMs = this.#clock.now() - this.#gatheredSince;
    const { commitAfterMs, smallCommitBytes, commitAnythingAfterMs } = this.#timings;
    if (
      waitedMs >= commitAnythingAfterMs ||
      (waitedMs >= commitAfterMs && this.#gatheredBytes >= smallCommitBytes)
    ) {
      this.commit();
    }
  }

  /** Starts to commit what is gathered, without waiting for it. */
  commit(): void {
    if (this.#gatheredBytes === 0) return;
    const bytes = this.#gatheredBytes;
    const write = this.#commit(this.#start, this.#parts)
      .catch((reason: unknown) => {
        this.#failure ??= { reason };
      })
      .finally(() => {
        this.#writes.delete(write);
        this.#writingBytes -= bytes;
      });
    this.#writes.add(write);
    this.#writingBytes += bytes;
    this.#parts = [];
    this.#gatheredBytes = 0;
  }

  /** Commits everything in hand and waits for it. Rejects with the failure of any commit. */
  async flush(): Promise<void> {
    this.commit();
    await Promise.all(this.#writes);
    this.#throwFailure();
  }

  #throwFailure(): void {
    if (this.#failure !== null) throw this.#failure.reason;
  }
}
