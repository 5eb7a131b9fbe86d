import type { Throttle } from './throttle.ts';

/** The speed limits that a transfer is under: its own, and the one of all downloads together. */
export class Limits {
  readonly #throttles: readonly Throttle[];

  constructor(throttles: readonly Throttle[]) {
    this.#throttles = throttles;
  }

  /** The strictest one; `Infinity` where there is none. */
  get bytesPerSecond(): number {
    return Math.min(
      ...this.#throttles.map(({ bytesPerSecond }) => bytesPerSecond ?? Number.POSITIVE_INFINITY),
    );
  }

  /** Notes bytes that have come. */
  charge(bytes: number): void {
    for (const throttle of this.#throttles) throttle.charge(bytes);
  }

  /** Waits until what was charged is within the limits. Rejects with the signal's reason. */
  async settle(signal: AbortSignal): Promise<void> {
    await Promise.all(this.#throttles.map((throttle) => throttle.settle(signal)));
  }
}
