import type { HistoryEntry } from '../core/download.ts';
import type { DownloadError } from '../core/errors.ts';
import type { PhaseEvent } from '../core/phase.ts';
import { retryRule } from '../core/retry.ts';
import type { Ledger } from './ledger.ts';
import type { Ports } from './ports.ts';

/** What a recovery needs of its download. */
export interface RecoveryOptions {
  readonly ledger: Ledger;
  readonly ports: Pick<Ports, 'chunks' | 'clock' | 'random'>;
  /** After a want of room there must be so much again, or what the file still lacks. */
  readonly commitBytes: number;
  readonly storedBytes: () => number;
  /** Nothing is tried again by itself; told before the phase says so. */
  readonly onGiveUp: () => void;
  /** A place may be free, or this download wants one. */
  readonly schedule: () => void;
}

/** Browsers free what was deleted when it suits them: it is asked for soon, and ever more rarely. */
const firstRoomMs = 2000;

/** Runs in a row without a byte after which ranges themselves are doubted. */
const doubtfulRuns = 3;

interface Wait {
  readonly wake: AbortController;
  readonly wakes: 'online' | 'room' | null;
}

/**
 * What follows an error that ended a download's run: a wait that ends by itself, or the end of
 * trying. Remembers from run to run what the next one must know.
 */
export class Recovery {
  readonly #options: RecoveryOptions;
  #wait: Wait | null = null;
  /** Runs in a row that brought no byte. */
  #fruitlessRuns = 0;
  #lacksRoom = false;
  /** Tries in vain since room was said to be free; `Infinity` where it never was. */
  #triesForRoom = Number.POSITIVE_INFINITY;

  constructor(options: RecoveryOptions) {
    this.#options = options;
  }

  /** Several runs in a row brought nothing: a range may be what the server stumbles over. */
  get doubtsRanges(): boolean {
    return this.#fruitlessRuns >= doubtfulRuns;
  }

  /** The last run ended for want of room: the next one begins with `tryRoom`. */
  get lacksRoom(): boolean {
    return this.#lacksRoom;
  }

  /** Goes into the wait, or into the failure, that the error calls for. Never rejects. */
  async meet(error: DownloadError): Promise<void> {
    const { ports, onGiveUp } = this.#options;
    this.#fruitlessRuns += 1;
    if (error.code === 'quota') await this.#makeRoom();
    const rule = retryRule(error, this.#fruitlessRuns, ports.random());
    if (rule.kind === 'give-up') {
      onGiveUp();
      await this.#apply({ type: 'fail', error }, 'failed');
      return;
    }
    const { delayMs: usualMs, wakes } = rule;
    const delayMs = error.code === 'quota' ? Math.min(this.#roomMs(), usualMs) : usualMs;
    const retryAtMs = ports.clock.wallNow() + delayMs;
    const noted = this.#apply({ type: 'interrupted', error, retryAtMs }, 'interrupted');
    // It may have been paused while room was made.
    if (this.#isWaiting) this.#resumeAfter(delayMs, wakes);
    await noted;
  }

  get #isWaiting(): boolean {
    return this.#options.ledger.record.phase.name === 'waiting';
  }

  #resumeAfter(delayMs: number, wakes: Wait['wakes']): void {
    const wait: Wait = { wake: new AbortController(), wakes };
    this.#wait = wait;
    this.#options.ports.clock
      .sleep(delayMs, wait.wake.signal)
      .catch(() => undefined) // Woken early, which ends the wait as well.
      .then(async () => {
        if (this.#wait !== wait) return;
        this.#wait = null;
        // It may have been resumed by hand, and be elsewhere by now.
        if (this.#isWaiting) await this.#apply({ type: 'resume' });
      });
  }

  /** Ends a wait early where its reason is one that this wakes. */
  wake(by: 'online' | 'room' | 'user'): void {
    if (by === 'room') this.#triesForRoom = 0;
    if (by === 'user' || this.#wait?.wakes === by) this.#wait?.wake.abort();
  }

  /** Drops any wait; nothing follows it. */
  stop(): void {
    const wait = this.#wait;
    this.#wait = null;
    wait?.wake.abort();
  }

  /** Notes that bytes came in: an interruption that ended by itself has ended. */
  bytesCame(): void {
    const { ledger } = this.#options;
    this.#fruitlessRuns = 0;
    if (ledger.record.history.at(-1)?.event !== 'interrupted') return;
    ledger.update({}, 'resumed').catch(() => undefined); // Put again with the next change.
  }

  /**
   * Asking the network for bytes that have no room would only waste them. Rejects with a `Failure`
   * where there is none yet.
   */
  async tryRoom(): Promise<void> {
    const { ledger, ports, commitBytes, storedBytes } = this.#options;
    const { totalBytes } = ledger.record.remote ?? { totalBytes: null };
    const lackingBytes =
      totalBytes === null ? Number.POSITIVE_INFINITY : totalBytes - storedBytes();
    // Started first: only what runs can be interrupted, and so wait for the next try.
    await ledger.apply({ type: 'start' });
    await ports.chunks.tryRoom(Math.min(lackingBytes, commitBytes));
    this.#lacksRoom = false;
  }

  /** After what time room that was said to be free may be there. */
  #roomMs(): number {
    this.#triesForRoom += 1;
    return firstRoomMs * 2 ** (this.#triesForRoom - 1);
  }

  /** Earlier revisions are kept for as long as there is room for them. */
  async #makeRoom(): Promise<void> {
    const { ledger, ports } = this.#options;
    this.#lacksRoom = true;
    const { url, revision } = ledger.record;
    await ports.chunks.deleteDownload(url, revision).catch(() => undefined);
  }

  /** A store that fails keeps no phase from changing: the record is put again with the next change. */
  async #apply(event: PhaseEvent, entry?: HistoryEntry['event']): Promise<void> {
    const { ledger, schedule } = this.#options;
    if (await ledger.apply(event, entry).catch(() => true)) schedule();
  }
}
