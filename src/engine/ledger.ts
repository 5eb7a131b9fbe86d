import type { DownloadRecord, HistoryEntry } from '../core/download.ts';
import type { DownloadError } from '../core/errors.ts';
import { type PhaseEvent, reduce } from '../core/phase.ts';
import type { Ports } from './ports.ts';

const historyLength = 200;

/** What a ledger needs besides its record. */
export interface LedgerOptions {
  readonly ports: Pick<Ports, 'records' | 'clock'>;
  /** The bytes stored now, for the record's hint and the history. */
  readonly storedBytes: () => number;
  /** Something in the record has changed; it may not have been persisted yet. */
  readonly onChange: () => void;
}

/** Keeps a download's record: every change goes through here, is persisted, and is told. */
export class Ledger {
  readonly #options: LedgerOptions;
  #record: DownloadRecord;
  #isRemoved = false;

  constructor(record: DownloadRecord, options: LedgerOptions) {
    this.#record = record;
    this.#options = options;
  }

  get record(): DownloadRecord {
    return this.#record;
  }

  /**
   * Applies an event to the phase, and a further change with it; true where it changed the phase.
   * An `entry` becomes a line in the history. Rejects with a `Failure` where the record could not be
   * stored: the change stands all the same, until the app is closed.
   */
  async apply(
    event: PhaseEvent,
    entry?: HistoryEntry['event'],
    change: Partial<DownloadRecord> = {},
  ): Promise<boolean> {
    const phase = reduce(this.#record.phase, event);
    if (phase === this.#record.phase) return false;
    await this.update({ ...change, phase }, entry, 'error' in phase ? phase.error : undefined);
    return true;
  }

  /**
   * Takes the record out of its store. What still changes from now on is neither persisted nor told,
   * or it would be back. Rejects with a `Failure` where the store refuses; then nothing has changed.
   */
  async remove(): Promise<void> {
    this.#isRemoved = true;
    try {
      await this.#options.ports.records.delete(this.#record.url);
    } catch (caught) {
      this.#isRemoved = false;
      throw caught;
    }
  }

  /** Changes the record, with a line in its history where `entry` is given. */
  async update(
    change: Partial<DownloadRecord>,
    entry?: HistoryEntry['event'],
    error?: DownloadError,
  ): Promise<void> {
    const storedBytes = change.storedBytes ?? this.#options.storedBytes();
    const atMs = this.#options.ports.clock.wallNow();
    const history =
      entry === undefined
        ? this.#record.history
        : [
            ...this.#record.history,
            { atMs, event: entry, storedBytes, ...(error === undefined ? {} : { error }) },
          ].slice(-historyLength);
    this.#record = { ...this.#record, storedBytes, ...change, history };
    if (this.#isRemoved) return;
    this.#options.onChange();
    await this.#options.ports.records.put(this.#record);
  }
}
