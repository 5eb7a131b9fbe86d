import type { DailyWindow } from '../core/dailyWindow.ts';
import type { Settings, SettingsChange } from '../core/download.ts';
import { parseSettings } from '../core/record.ts';
import type { RecordStore } from './ports.ts';

/** The settings in force. */
export class Configuration {
  readonly #records: RecordStore;
  #settings: Settings;
  /** The last change: the next one is made to what it leaves. */
  #changed: Promise<unknown> = Promise.resolve();

  constructor(records: RecordStore, settings: Settings) {
    this.#records = records;
    this.#settings = settings;
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Most bytes a second of all downloads together; null for no limit. */
  get speedLimit(): number | null {
    const { speedLimit, speedLimitOn } = this.#settings;
    return speedLimitOn ? speedLimit : null;
  }

  /** The hours for downloading; null for no such hours. */
  get hours(): DailyWindow | null {
    const { dailyWindow, dailyWindowOn } = this.#settings;
    return dailyWindowOn ? dailyWindow : null;
  }

  /** Stores them once more: the store was emptied. */
  restore(): Promise<void> {
    return this.#records.putSettings(this.#settings);
  }

  /**
   * Puts changed settings in force, what of them makes sense, once they are stored. Rejects with a
   * `Failure` where the store refuses; then they stay as they were.
   */
  change(change: SettingsChange): Promise<void> {
    const done = this.#changed.then(() => this.#change(change));
    this.#changed = done.catch(() => undefined);
    return done;
  }

  async #change(change: SettingsChange): Promise<void> {
    const present = this.#settings;
    const dailyWindow = { ...present.dailyWindow, ...change.dailyWindow };
    const settings = parseSettings({ ...present, ...change, dailyWindow }, present) ?? present;
    await this.#records.putSettings(settings);
    this.#settings = settings;
  }
}
