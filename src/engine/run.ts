import { type Digest, type DigestAlgorithm, decidingDigest } from '../core/digest.ts';
import type { ComputedDigest, DownloadRecord, RemoteFile } from '../core/download.ts';
import { Failure } from '../core/errors.ts';
import type { ByteRange } from '../core/range.ts';
import { wrongSize } from '../core/remoteFile.ts';
import { Belief } from './belief.ts';
import type { ConnectionBudget } from './connectionBudget.ts';
import type { Contents } from './contents.ts';
import type { Ledger } from './ledger.ts';
import type { Limits } from './limits.ts';
import type { ChunkKey, Ports } from './ports.ts';
import { agrees, type RepairProgress, repair } from './repair.ts';
import { Requester } from './requester.ts';
import type { StoredFile } from './storedFile.ts';
import type { Timings } from './timings.ts';
import { Transfer } from './transfer.ts';
import type { ChangedWhat, TransferHost } from './transferHost.ts';

/** What a run works with. */
export interface RunOptions {
  readonly ledger: Ledger;
  readonly contents: Contents;
  readonly ports: Ports;
  readonly timings: Timings;
  /** Most connections at a time, as wanted now. */
  readonly connections: () => number;
  readonly budget: ConnectionBudget;
  readonly limits: Limits;
  /** See `TransferHost`. */
  readonly doubtsRanges: boolean;
  readonly signal: AbortSignal;
  /** Bytes came off the network. */
  readonly onReceived: (bytes: number) => void;
  /** Something that snapshots show has changed. */
  readonly onChange: () => void;
}

/** What is computed for the user to compare where no digest is known. */
const shownWithoutDigest: readonly DigestAlgorithm[] = ['md5', 'sha-256'];

/**
 * One go at a download: compare where a repair was asked for, fetch what is missing, verify what
 * is stored. Ends in `ready` or in a mismatch; else it rejects with what stopped it.
 */
export class Run implements TransferHost {
  readonly #options: RunOptions;
  #transfer: Transfer | null = null;
  #file: StoredFile | null = null;
  #leaveHashing: (() => void) | null = null;

  constructor(options: RunOptions) {
    this.#options = options;
  }

  get record(): DownloadRecord {
    return this.#options.ledger.record;
  }

  get file(): StoredFile {
    if (this.#file === null) throw new Error('a run begins by reading the keys');
    return this.#file;
  }

  get doubtsRanges(): boolean {
    return this.#options.doubtsRanges;
  }

  /** Resolves with true where every byte is stored and what decides, if anything, agrees. */
  async run(repairing: RepairProgress | null): Promise<boolean> {
    const showing = new AbortController();
    this.#show(showing.signal).catch(() => undefined); // Rejects when the run ends.
    try {
      return await this.#go(repairing);
    } finally {
      this.#leaveHashing?.();
      showing.abort();
    }
  }

  async #go(repairing: RepairProgress | null): Promise<boolean> {
    const { ledger, contents, signal } = this.#options;
    this.#file = await contents.open(this.record.url, this.record.revision);
    signal.throwIfAborted();
    await ledger.apply({ type: 'start' }, this.#isFirst ? 'started' : undefined);
    if (repairing !== null) await this.#mend(repairing);
    for (;;) {
      signal.throwIfAborted();
      if (this.record.phase.name === 'running') await this.#fetch();
      signal.throwIfAborted();
      const totalBytes = this.record.remote?.totalBytes ?? 0;
      const computed = await contents.verify(totalBytes, this.#algorithms, signal);
      if (computed === null) await this.#goBack();
      // Else a digest was given while others were computed.
      else if (this.#settles(computed)) return this.#conclude(computed, repairing);
    }
  }

  /** Bytes turned out to be missing: what is there is seen anew, and the rest is fetched. */
  async #goBack(): Promise<void> {
    const { ledger, contents } = this.#options;
    await ledger.apply({ type: 'bytes-missing' }, 'repaired');
    await ledger.apply({ type: 'start' });
    this.#file = await contents.open(this.record.url, this.record.revision);
  }

  /** What is on its way and not stored yet. */
  get inFlight(): readonly ByteRange[] {
    return this.#transfer?.inFlight ?? [];
  }

  /** Commits what is in hand without waiting for it. */
  commit(): void {
    this.#transfer?.commit();
  }

  async learn(remote: RemoteFile, digests: readonly Digest[]): Promise<void> {
    this.#holdToSize(remote);
    const known = this.record.digests;
    const fresh = digests.filter(
      ({ origin, algorithm }) =>
        !known.some((other) => other.origin === origin && other.algorithm === algorithm),
    );
    const nothingNew = JSON.stringify(remote) === JSON.stringify(this.record.remote);
    if (fresh.length === 0 && nothingNew) return;
    await this.#options.ledger.update({ remote, digests: [...known, ...fresh] });
  }

  async openRevision(remote: RemoteFile | null, what: ChangedWhat): Promise<void> {
    if (remote !== null) this.#holdToSize(remote);
    const revision = this.record.revision + 1;
    await this.#options.ledger.update(
      {
        revision,
        remote,
        computed: [],
        storedBytes: 0,
        // What servers told belonged to the file as it was.
        digests: this.record.digests.filter(({ origin }) => origin === 'user' || origin === 'link'),
      },
      'source-changed',
      { code: 'source-changed', what },
    );
    this.#file = await this.#options.contents.open(this.record.url, revision);
  }

  received(bytes: number): void {
    // Not before: a server that does not answer gives nothing to hash.
    this.#leaveHashing ??= this.#options.ports.hashing.attend();
    this.#options.onReceived(bytes);
  }

  committed(): void {
    this.#options.onChange();
    // Whatever the verifier meets, the end of the run meets as well.
    this.#options.contents.follow(this.#algorithms).catch(() => undefined);
  }

  async withdraw(keys: readonly ChunkKey[]): Promise<void> {
    for (const key of keys) await this.file.drop(key);
    this.#options.contents.forgetVerification();
  }

  get #isFirst(): boolean {
    return this.record.history.every(({ event }) => event !== 'started');
  }

  get #expected(): Digest | null {
    return decidingDigest(this.record.digests, this.#options.ports.hashing.algorithms);
  }

  /** Whether what decides, as far as is known by now, is among what was computed. */
  #settles(computed: readonly ComputedDigest[]): boolean {
    const expected = this.#expected;
    return expected === null || computed.some(({ algorithm }) => algorithm === expected.algorithm);
  }

  get #algorithms(): readonly DigestAlgorithm[] {
    const expected = this.#expected;
    if (expected !== null) return [expected.algorithm];
    const { algorithms } = this.#options.ports.hashing;
    return shownWithoutDigest.filter((one) => algorithms.includes(one));
  }

  /** Throws a `Failure` where the file has not the size that was given with its link. */
  #holdToSize(remote: RemoteFile): void {
    const error = wrongSize(remote, this.record.givenSizeBytes);
    if (error !== null) throw new Failure(error);
  }

  /** A pace that falls, and a verifier that reads, are seen although no byte comes in. */
  async #show(signal: AbortSignal): Promise<void> {
    const { ports, timings, onChange } = this.#options;
    for (;;) {
      await ports.clock.sleep(timings.snapshotMs, signal);
      onChange();
    }
  }

  async #mend(progress: RepairProgress): Promise<void> {
    const { remote, sources, url } = this.record;
    if (remote?.ranges !== 'proven') return;
    const { ports, timings, limits, signal, contents, ledger } = this.#options;
    const mendedBefore = progress.mended;
    contents.forgetVerification();
    await repair(
      {
        file: this.file,
        host: this,
        belief: new Belief(),
        source: sources[0] ?? url,
        requester: new Requester(ports, timings, signal),
        chunks: ports.chunks,
        hashing: ports.hashing,
        clock: ports.clock,
        signal,
        received: (bytes) => {
          this.received(bytes);
          limits.charge(bytes);
          return limits.settle(signal);
        },
      },
      progress,
    );
    if (progress.mended > mendedBefore) await ledger.update({ computed: [] }, 'repaired');
  }

  async #fetch(): Promise<void> {
    const { ledger } = this.#options;
    this.#transfer = new Transfer({ ...this.#options, host: this });
    await this.#transfer.run();
    // At its end every size is proven.
    const { remote } = this.record;
    if (remote !== null) this.#holdToSize({ ...remote, totalProven: true });
    await ledger.apply({ type: 'check' });
  }

  async #conclude(
    computed: readonly ComputedDigest[],
    repaired: RepairProgress | null,
  ): Promise<boolean> {
    const { ledger, ports } = this.#options;
    const { remote } = this.record;
    const expected = this.#expected;
    const found = computed.find(({ algorithm }) => algorithm === expected?.algorithm);
    if (expected !== null && found !== undefined && found.value !== expected.value) {
      const error = {
        code: 'checksum-mismatch',
        algorithm: expected.algorithm,
        expected: expected.value,
        computed: found.value,
        ...(repaired !== null && agrees(repaired, remote?.totalBytes ?? Number.POSITIVE_INFINITY)
          ? { serverAgrees: true }
          : {}),
      } as const;
      await ledger.apply({ type: 'fail', error }, 'failed', { computed });
      return false;
    }
    // The file is whole, whether or not there is room to note it: it may have taken the last.
    await ledger.apply({ type: 'verified' }, 'verified', { computed }).catch(() => undefined);
    // Only now are the bytes of earlier revisions of no use to anybody.
    const { url, revision } = this.record;
    await ports.chunks.deleteDownload(url, revision).catch(() => undefined);
    // What was given meanwhile is held against the file before it is handed to anybody.
    return this.#expected === expected;
  }
}
