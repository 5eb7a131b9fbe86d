import { type DailyWindow, isOpenAt, opensAfter } from '../core/dailyWindow.ts';
import type { Clock } from './ports.ts';

/** The wall clock is looked at this often: it may be set, and the device sleep or travel. */
const lookMs = 30_000;

/** Says when the hours for downloading begin and end, by the wall clock. */
export class OpeningHours {
  readonly #clock: Clock;
  readonly #onChange: () => void;
  #window: DailyWindow | null;
  #wasOpen: boolean;
  #watching = new AbortController();

  /**
   * @param window null for no such hours: always open
   * @param onChange they have begun or ended by themselves
   */
  constructor(clock: Clock, window: DailyWindow | null, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
    this.#window = window;
    this.#wasOpen = this.isOpen;
    this.#watch();
  }

  get isOpen(): boolean {
    return this.#window === null || isOpenAt(this.#window, this.#clock.wallNow());
  }

  /** In milliseconds since 1970; null while they are open. */
  get opensAtMs(): number | null {
    if (this.#window === null || this.isOpen) return null;
    return opensAfter(this.#window, this.#clock.wallNow());
  }

  /** Puts other hours in force. */
  set window(window: DailyWindow | null) {
    this.stop();
    this.#window = window;
    this.#wasOpen = this.isOpen;
    this.#watch();
  }

  stop(): void {
    this.#watching.abort();
  }

  #watch(): void {
    if (this.#window === null) return;
    this.#watching = new AbortController();
    this.#look(this.#watching.signal).catch(() => undefined); // Rejects when stopped.
  }

  async #look(signal: AbortSignal): Promise<never> {
    for (;;) {
      await this.#clock.sleep(lookMs, signal);
      if (this.isOpen === this.#wasOpen) continue;
      this.#wasOpen = this.isOpen;
      this.#onChange();
    }
  }
}
