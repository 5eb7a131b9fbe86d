import type { Clock } from './ports.ts';

/** What may be saved up while nothing comes, in seconds at the limit's pace. */
const burstSeconds = 0.25;
/** Less than this is no reason to wait. */
const grainBytes = 1;

/**
 * A speed limit, as a token bucket: bytes are charged when they have come, and paid for at the
 * limit's pace. Whoever settles waits until all that was charged before is paid for, so that no
 * connection is passed over for ever.
 */
export class Throttle {
  readonly #clock: Clock;
  #bytesPerSecond: number | null;
  #chargedBytes = 0;
  #paidBytes = 0;
  #atMs: number;
  #changed = new AbortController();

  /** @param bytesPerSecond null for no limit */
  constructor(clock: Clock, bytesPerSecond: number | null) {
    this.#clock = clock;
    this.#bytesPerSecond = bytesPerSecond;
    this.#atMs = clock.now();
  }

  get bytesPerSecond(): number | null {
    return this.#bytesPerSecond;
  }

  /** Changes the limit, also for those who are waiting. */
  set bytesPerSecond(limit: number | null) {
    this.#pay();
    this.#bytesPerSecond = limit;
    this.#changed.abort();
    this.#changed = new AbortController();
  }

  charge(bytes: number): void {
    this.#pay();
    this.#chargedBytes += bytes;
  }

  /** Rejects with the signal's reason when aborted. */
  async settle(signal: AbortSignal): Promise<void> {
    const mark = this.#chargedBytes;
    for (;;) {
      this.#pay();
      const owedBytes = mark - this.#paidBytes;
      if (this.#bytesPerSecond === null || owedBytes < grainBytes) return;
      await this.#clock
        .sleep(
          (1000 * owedBytes) / this.#bytesPerSecond,
          AbortSignal.any([signal, this.#changed.signal]),
        )
        .catch(() => signal.throwIfAborted());
    }
  }

  #pay(): void {
    const nowMs = this.#clock.now();
    const limit = this.#bytesPerSecond;
    if (limit === null) {
      this.#paidBytes = this.#chargedBytes;
    } else {
      const paid = this.#paidBytes + (limit * (nowMs - this.#atMs)) / 1000;
      this.#paidBytes = Math.min(paid, this.#chargedBytes + limit * burstSeconds);
    }
    this.#atMs = nowMs;
  }
}
