import type { Ledger } from './ledger.ts';
import type { Clock } from './ports.ts';

/** What a start time needs of the engine. */
export interface StartTimeHost {
  /** When the hours for downloading next begin, in milliseconds since 1970; null within them. */
  readonly opensAtMs: number | null;
  /** A place may be free, or wanted. */
  schedule(): void;
}

/** When a download may start: by the time that it was given, and by the hours for downloading. */
export class StartTime {
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #host: StartTimeHost;
  /** The download was told to start outside the hours. */
  #ignoresHours = false;

  constructor(ledger: Ledger, clock: Clock, host: StartTimeHost) {
    this.#ledger = ledger;
    this.#clock = clock;
    this.#host = host;
  }

  /** The download's own time where that has not come yet, in milliseconds since 1970. */
  get ownMs(): number | null {
    const { startAtMs } = this.#ledger.record;
    return startAtMs !== null && startAtMs > this.#clock.wallNow() ? startAtMs : null;
  }

  /** When it may start, in milliseconds since 1970; null where that is now. */
  get waitsUntilMs(): number | null {
    const times = [this.ownMs, this.#ignoresHours ? null : this.#host.opensAtMs];
    const known = times.filter((atMs) => atMs !== null);
    return known.length > 0 ? Math.max(...known) : null;
  }

  /** Has it start at that time at the earliest, in milliseconds since 1970; null: as soon as it may. */
  async set(startAtMs: number | null): Promise<void> {
    if (startAtMs === this.#ledger.record.startAtMs) return;
    await this.#change(startAtMs);
  }

  /** Has it start as soon as there is a place, and outside the hours too, until they next begin. */
  async setToNow(): Promise<void> {
    this.#ignoresHours = true;
    await this.#change(null);
  }

  /** The hours have begun or ended. True where the download is to wait for the next ones. */
  meetHours(): boolean {
    const isOutside = this.#host.opensAtMs !== null;
    if (!isOutside) this.#ignoresHours = false;
    return isOutside && !this.#ignoresHours;
  }

  /** It holds although it could not be stored, as all of a record does. */
  async #change(startAtMs: number | null): Promise<void> {
    try {
      await this.#ledger.update({ startAtMs });
    } finally {
      this.#host.schedule();
    }
  }
}
