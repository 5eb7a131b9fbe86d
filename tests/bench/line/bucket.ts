import { setTimeout as delay } from 'node:timers/promises';

/** Time that a line may have been idle and still make up for: timers and threads oversleep. */
const graceMs = 20;

/** A rate: whoever takes bytes waits until the line would have passed them. */
export class Bucket {
  readonly #bytesPerSecond: number;
  #dueAtMs = 0;

  constructor(bytesPerSecond: number) {
    this.#bytesPerSecond = bytesPerSecond;
  }

  /** Resolves when `bytes` more have passed, after everything that was taken before. */
  async take(bytes: number): Promise<void> {
    const nowMs = performance.now();
    this.#dueAtMs =
      Math.max(this.#dueAtMs, nowMs - graceMs) + (bytes * 1000) / this.#bytesPerSecond;
    // Node's timers have a grain of a millisecond: shorter debts are carried on.
    if (this.#dueAtMs - nowMs >= 1) await delay(this.#dueAtMs - nowMs);
  }
}
