import { type Digest, decidingDigest } from '../core/digest.ts';
import type { DownloadRecord, HistoryEntry } from '../core/download.ts';
import { type DownloadError, errorOf } from '../core/errors.ts';
import type { PaceLog } from '../core/paceLog.ts';
import type { PhaseEvent } from '../core/phase.ts';
import type { CommandResult } from '../core/protocol.ts';
import type { ByteRange } from '../core/range.ts';
import { checkLink } from './checkLink.ts';
import type { ConnectionBudget } from './connectionBudget.ts';
import { Contents } from './contents.ts';
import { Ledger } from './ledger.ts';
import { Limits } from './limits.ts';
import type { Network, Ports } from './ports.ts';
import { Recovery } from './recovery.ts';
import type { RepairProgress } from './repair.ts';
import { Run } from './run.ts';
import { Speedometer } from './speedometer.ts';
import { StartTime, type StartTimeHost } from './startTime.ts';
import { Throttle } from './throttle.ts';
import type { Timings } from './timings.ts';
import { withAccess } from './withAccess.ts';

/** What a download tells the manager. */
export interface DownloadHost extends StartTimeHost {
  /** Most connections that a download may have. */
  readonly connections: number;
  /** Shares each host's connections among all downloads. */
  readonly budget: ConnectionBudget;
  /** The speed limit of all downloads together. */
  readonly throttle: Throttle;
  /** Something that snapshots show has changed. */
  changed(download: Download): void;
  /** Every byte is stored and looked over. */
  verified(download: Download): void;
}

interface Going {
  readonly run: Run;
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/**
 * One download's life in the engine: its record, what is known of its bytes, the run that is
 * under way, and what follows one that was stopped by an error.
 */
export class Download {
  readonly startTime: StartTime;
  readonly #ports: Ports;
  readonly #timings: Timings;
  readonly #host: DownloadHost;
  readonly #ledger: Ledger;
  readonly #contents: Contents;
  readonly #recovery: Recovery;
  readonly #throttle: Throttle;
  readonly #speedometer: Speedometer;
  #going: Going | null = null;
  #repair: RepairProgress | null = null;
  /** The revision that was handed to the user before it is looked over now; null where none was. */
  #savedRevision: number | null = null;

  constructor(record: DownloadRecord, ports: Ports, timings: Timings, host: DownloadHost) {
    this.#ports = { ...ports, network: withAccess(ports.network, () => this.record.access) };
    this.#timings = timings;
    this.#host = host;
    this.#contents = new Contents(ports);
    this.#throttle = new Throttle(ports.clock, record.speedLimit);
    this.#speedometer = new Speedometer(ports.clock);
    this.#ledger = new Ledger(record, {
      ports,
      storedBytes: () => this.storedBytes,
      onChange: () => host.changed(this),
    });
    this.startTime = new StartTime(this.#ledger, ports.clock, host);
    this.#recovery = new Recovery({
      ledger: this.#ledger,
      ports,
      commitBytes: timings.commitBytes,
      storedBytes: () => this.storedBytes,
      onGiveUp: () => {
        this.#repair = null;
      },
      schedule: () => host.schedule(),
    });
  }

  get record(): DownloadRecord {
    return this.#ledger.record;
  }

  /** Requests through it show what this download's are to show. */
  get network(): Network {
    return this.#ports.network;
  }

  get storedBytes(): number {
    return this.#contents.file?.bytes ?? this.record.storedBytes;
  }

  /** Where they lie; null until the keys were read. */
  get storedRanges(): readonly ByteRange[] | null {
    return this.#contents.file?.ranges ?? null;
  }

  /** What is on its way and not stored yet. */
  get inFlight(): readonly ByteRange[] {
    return this.#going?.run.inFlight ?? [];
  }

  get verifiedBytes(): number {
    return this.isRepairing ? (this.#repair?.position ?? 0) : this.#contents.verifiedBytes;
  }

  get isRepairing(): boolean {
    return this.#repair !== null && this.record.phase.name === 'running';
  }

  /** True once every stored byte was digested since the engine started, as it came or as it lay. */
  get lookedOver(): boolean {
    return this.#contents.lookedOver;
  }

  /** True while a run has not ended, be it only committing what it has in hand. */
  get isGoing(): boolean {
    return this.#going !== null;
  }

  /** The digest that decides, of those that can be computed here; null where there is none. */
  get expected(): Digest | null {
    return decidingDigest(this.record.digests, this.#ports.hashing.algorithms);
  }

  /** The present pace in bytes a second; null where it cannot be said. */
  pace(): number | null {
    if (this.record.phase.name !== 'running') return null;
    return this.#speedometer.look();
  }

  /** How fast bytes came while it ran. */
  get paceLog(): PaceLog {
    return this.#speedometer.log;
  }

  /**
   * Applies an event to the phase; queued downloads get their places. Rejects with a `Failure` where
   * the record could not be stored: the phase has changed all the same.
   */
  async apply(event: PhaseEvent, entry?: HistoryEntry['event']): Promise<void> {
    try {
      await this.#ledger.apply(event, entry);
    } finally {
      this.#host.schedule();
    }
  }

  async update(
    change: Partial<DownloadRecord>,
    entry?: HistoryEntry['event'],
    error?: DownloadError,
  ): Promise<void> {
    await this.#ledger.update(change, entry, error);
  }

  /** Starts to fetch, or to look stored bytes over. The phase must be queued or verifying. */
  start(): void {
    if (this.#going !== null) return;
    const controller = new AbortController();
    const run = new Run({
      ledger: this.#ledger,
      contents: this.#contents,
      ports: this.#ports,
      timings: this.#timings,
      connections: () => this.record.connections ?? this.#host.connections,
      budget: this.#host.budget,
      limits: new Limits([this.#throttle, this.#host.throttle]),
      doubtsRanges: this.#recovery.doubtsRanges,
      signal: controller.signal,
      onReceived: (bytes) => {
        this.#speedometer.count(bytes);
        this.#recovery.bytesCame();
        this.#host.changed(this);
      },
      onChange: () => this.#host.changed(this),
    });
    this.#speedometer.start();
    const done = this.#go(run, controller.signal).finally(() => {
      this.#going = null;
      this.#host.schedule();
    });
    this.#going = { run, controller, done };
  }

  /** Ends the run and any wait; resolves when everything in hand is committed. */
  async stop(): Promise<void> {
    this.#recovery.stop();
    this.#going?.controller.abort();
    await this.#going?.done;
  }

  /** Ends the run, whether or not there is room to note it; rejects as `apply` does. */
  async pause(): Promise<void> {
    await this.#putDown(this.apply({ type: 'pause' }, 'paused'));
  }

  /** Goes back to the queue; resolves when everything in hand is committed. */
  async yieldPlace(): Promise<void> {
    const { phase } = this.record;
    const noted = this.#ledger.apply({ type: 'yield' });
    // A run that has only just begun has not left the queue yet.
    const isStarting = phase.name === 'queued' && this.isGoing;
    if (this.record.phase !== phase || isStarting) await this.#putDown(noted);
    else await noted;
  }

  /**
   * Ends the run. To be called in one go with what changes the phase, or something would begin in
   * between.
   *
   * @param noted the phase, on its way into the record; a refusal is passed on in the end
   */
  async #putDown(noted: Promise<unknown>): Promise<void> {
    await Promise.allSettled([noted, this.stop()]);
    await noted;
    await this.update({}); // What was in hand is stored by now.
  }

  /** Sets its own speed limit, in bytes per second, from now on; null lifts it. */
  async limitSpeed(speedLimit: number | null): Promise<void> {
    this.#throttle.bytesPerSecond = speedLimit;
    await this.update({ speedLimit });
  }

  /** Goes back to the queue outside the hours for downloading, unless it was told to start now. */
  async keepHours(): Promise<void> {
    if (this.startTime.meetHours()) await this.yieldPlace();
  }

  /** Commits what is in hand without waiting: the page may be about to go. */
  commit(): void {
    this.#going?.run.commit();
  }

  /** Ends a wait early where its reason is one that this wakes. */
  wake(by: 'online' | 'room' | 'user'): void {
    this.#recovery.wake(by);
  }

  /**
   * Notes what the file must have, in place of what the same origin said before. A file that is
   * stored already is verified against it; of one whose bytes were let go none is fetched for that.
   */
  async setDigest(digest: Digest): Promise<void> {
    const others = this.record.digests.filter(({ origin }) => origin !== digest.origin);
    await this.update({ digests: [...others, digest] });
    const { phase } = this.record;
    if (phase.name === 'failed' && phase.error.code === 'checksum-mismatch') {
      await this.apply({ type: 'bytes-missing' });
    } else if (this.storedBytes > 0) {
      await this.lookOver();
    }
  }

  /**
   * Goes on from a fresh link, once that has shown to lead to the file whose bytes are stored; else
   * nothing changes. Rejects with a `Failure` where the link brings nothing in time.
   */
  async useLink(link: string, signal: AbortSignal): Promise<CommandResult> {
    const { record } = this;
    const { url, revision, remote, sources } = record;
    const file = await this.#contents.open(url, revision);
    const checked = await checkLink(
      { link, record, file, ports: this.#ports, timings: this.#timings },
      signal,
    );
    if (!checked.ok) return checked;
    // What was checked against is no longer what is known of the file.
    if (this.record.revision !== revision || this.record.remote !== remote) {
      return this.useLink(link, signal);
    }
    const changed = this.update(
      {
        sources: [link, ...sources.filter((one) => one !== link)],
        remote: checked.remote ?? remote,
      },
      'link-updated',
    );
    await this.#beginAgain(changed);
    return { ok: true };
  }

  /**
   * Ends the run and goes back to the queue, from whatever phase. To be called in one go with what
   * the next run begins with.
   *
   * @param changed that, on its way into the record; a refusal is passed on in the end
   */
  async #beginAgain(changed: Promise<unknown>): Promise<void> {
    const stopped = this.stop();
    const noted = [changed, this.#ledger.apply({ type: 'pause' })];
    await Promise.allSettled([...noted, stopped]);
    await this.apply({ type: 'resume' }, 'resumed');
    await Promise.all(noted);
  }

  /**
   * Verifies a file again that is stored whole; one that was saved already is `saved` again
   * afterwards. Any other is verified before it is `ready` in any case.
   */
  async lookOver(): Promise<void> {
    if (!this.#isWhole) return;
    // The run that found it whole may not have ended.
    await this.#going?.done;
    if (!this.#isWhole) return;
    const { phase, revision } = this.record;
    this.#savedRevision = phase.name === 'saved' ? revision : null;
    try {
      await this.apply({ type: 'check' });
    } finally {
      this.start();
    }
  }

  get #isWhole(): boolean {
    const { name } = this.record.phase;
    return name === 'ready' || name === 'saved';
  }

  /** Compares what is stored with the server's bytes, and mends it, as soon as there is a place. */
  async repair(): Promise<void> {
    if (this.record.phase.name !== 'failed') return;
    this.#repair = { position: 0, mended: 0, unsettled: 0 };
    await this.apply({ type: 'bytes-missing' }, 'resumed');
  }

  /**
   * Throws every stored byte away and fetches the file from its first byte, as a new revision: what
   * may still be told of the old one means nothing to it.
   */
  async startOver(): Promise<void> {
    const discarded = this.discardBytes();
    const changed = this.#ledger.apply({ type: 'bytes-missing' });
    const emptied = this.update({
      revision: this.record.revision + 1,
      remote: null,
      computed: [],
      storedBytes: 0,
      autoSaveClaimed: false,
    });
    await this.#beginAgain(Promise.all([discarded, changed, emptied]));
  }

  /**
   * Takes it out of the stores. Rejects with a `Failure` where they refuse; what is left of it then
   * is paused.
   */
  async remove(): Promise<void> {
    try {
      await this.discardBytes();
      await this.#ledger.remove();
    } catch (caught) {
      await this.pause().catch(() => undefined); // It holds all the same.
      throw caught;
    }
  }

  /** Throws every stored byte of every revision away. */
  async discardBytes(): Promise<void> {
    await this.stop();
    await this.#ports.chunks.deleteDownload(this.record.url);
    this.#repair = null;
    this.#contents.forget();
  }

  /** Lets go of the bytes of a file that was saved; one that was not keeps them. */
  async freeSpace(): Promise<void> {
    if (this.record.phase.name !== 'saved') return;
    await this.discardBytes();
    await this.update({ storedBytes: 0 });
  }

  /** Stored bytes turned out to be missing: sees what there is and fetches the rest. */
  async readKeysAgain(): Promise<void> {
    await this.stop();
    this.#contents.forget();
    await this.apply({ type: 'bytes-missing' });
  }

  /** The stores were emptied: what this engine still knows is the only record there is. */
  async restore(): Promise<void> {
    if (this.record.phase.name === 'saved') this.#contents.forget();
    else await this.readKeysAgain();
    await this.update({});
  }

  async #go(run: Run, signal: AbortSignal): Promise<void> {
    try {
      if (this.#recovery.lacksRoom) await this.#recovery.tryRoom();
      const fine = await run.run(this.#repair);
      this.#repair = null;
      if (fine && this.#savedRevision === this.record.revision) {
        await this.apply({ type: 'handed-over' }).catch(() => undefined); // It holds all the same.
      }
      this.#savedRevision = null;
      if (fine) this.#host.verified(this);
    } catch (caught) {
      if (!signal.aborted) await this.#recovery.meet(errorOf(caught));
    }
  }
}
