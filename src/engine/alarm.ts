import type { Clock } from './ports.ts';

/** A wait is looked over this often: the wall clock may be set, and the device sleep. */
const lookMs = 30_000;

/** Rings once when a wall-clock time has come. */
export class Alarm {
  readonly #clock: Clock;
  readonly #ring: () => void;
  #atMs: number | null = null;
  #waiting = new AbortController();

  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  /** @param atMs in milliseconds since 1970, in place of what was set before; null for no time */
  set(atMs: number | null): void {
    if (atMs === this.#atMs) return;
    this.#atMs = atMs;
    this.#waiting.abort();
    if (atMs === null) return;
    this.#waiting = new AbortController();
    this.#wait(atMs, this.#waiting.signal).catch(() => undefined); // Rejects when set anew.
  }

  async #wait(atMs: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      const leftMs = atMs - this.#clock.wallNow();
      if (leftMs <= 0) break;
      await this.#clock.sleep(Math.min(leftMs, lookMs), signal);
    }
    this.#atMs = null;
    this.#ring();
  }
}
