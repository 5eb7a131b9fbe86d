import type { DigestAlgorithm } from '../core/digest.ts';
import type { ComputedDigest } from '../core/download.ts';
import type { ChunkKey, Ports } from './ports.ts';
import { StoredFile } from './storedFile.ts';
import { Verifier } from './verifier.ts';

/**
 * What the engine knows of a download's stored bytes in this life: their keys, once read, and how
 * far they were verified. Outlives runs, so that a pause does not cost a second reading.
 */
export class Contents {
  readonly #ports: Pick<Ports, 'chunks' | 'hashing'>;
  #file: StoredFile | null = null;
  /** The reading of keys that is under way. */
  #opening: { readonly revision: number; readonly file: Promise<StoredFile> } | null = null;
  #verifier: Verifier | null = null;
  #lookedOver = false;
  /** How far the last verification came, once its verifier has ended. */
  #verifiedBytes = 0;

  constructor(ports: Pick<Ports, 'chunks' | 'hashing'>) {
    this.#ports = ports;
  }

  /** Null until the keys were read. */
  get file(): StoredFile | null {
    return this.#file;
  }

  get verifiedBytes(): number {
    return this.#verifier?.position ?? this.#verifiedBytes;
  }

  /** True once every stored byte was digested in this life, as it came or as it lay in storage. */
  get lookedOver(): boolean {
    return this.#lookedOver;
  }

  /** Reads the keys of a revision, unless they were read already, or are being read. */
  async open(url: string, revision: number): Promise<StoredFile> {
    if (this.#file?.revision === revision) return this.#file;
    if (this.#opening?.revision === revision) return this.#opening.file;
    this.forget();
    const opening = { revision, file: this.#read(url, revision) };
    this.#opening = opening;
    try {
      const file = await opening.file;
      if (this.#opening === opening) this.#file = file;
      return file;
    } finally {
      if (this.#opening === opening) this.#opening = null;
    }
  }

  /** Forgets keys and verification; the bytes stay where they are. */
  forget(): void {
    this.#file = null;
    this.#opening = null;
    this.forgetVerification();
  }

  forgetVerification(): void {
    this.#verifier?.stop();
    this.#verifier = null;
    this.#lookedOver = false;
    this.#verifiedBytes = 0;
  }

  /** Verifies behind the writer, as far as the stored bytes reach. */
  async follow(algorithms: readonly DigestAlgorithm[]): Promise<void> {
    await (await this.#verifierFor(algorithms))?.follow();
  }

  /**
   * Verifies to the end. Null where bytes turned out missing or damaged, which are holes by then.
   * Rejects with the signal's reason when aborted.
   */
  async verify(
    totalBytes: number,
    algorithms: readonly DigestAlgorithm[],
    signal: AbortSignal,
  ): Promise<readonly ComputedDigest[] | null> {
    const verifier = await this.#verifierFor(algorithms);
    if (verifier === null) return null;
    const stop = () => verifier.stop();
    signal.addEventListener('abort', stop, { once: true });
    let digests: readonly ComputedDigest[] | null = null;
    try {
      digests = await verifier.finish(totalBytes);
      signal.throwIfAborted();
      this.#lookedOver = digests !== null;
      this.#verifiedBytes = digests === null ? 0 : totalBytes;
      return digests;
    } finally {
      signal.removeEventListener('abort', stop);
      // A verifier yields its digests once, and a stopped one none. One that waits at a hole goes
      // on from there: a file with many holes is still read once.
      if (digests !== null || signal.aborted) this.#verifier = null;
    }
  }

  async #read(url: string, revision: number): Promise<StoredFile> {
    const file: StoredFile = await StoredFile.open(this.#ports, url, revision, (key) => {
      if (file === this.#file) this.#dropped(key);
    });
    return file;
  }

  /** Digests that have bytes in them which will be fetched again say nothing of the new ones. */
  #dropped(key: ChunkKey): void {
    const reach = this.#verifier?.reach ?? this.#verifiedBytes;
    if (key.start < reach) this.forgetVerification();
  }

  async #verifierFor(algorithms: readonly DigestAlgorithm[]): Promise<Verifier | null> {
    const file = this.#file;
    const present = this.#verifier;
    if (file === null) return null;
    if (present?.goesOn && algorithms.every((one) => present.computes(one))) return present;
    present?.stop();
    const fresh = await Verifier.create(file, this.#ports.hashing, algorithms);
    const isStale = this.#file !== file;
    // Somebody else may have been here while this one was made.
    const isBeaten = this.#verifier !== null && this.#verifier !== present;
    if (isStale || isBeaten) {
      fresh.stop();
      return isStale ? null : this.#verifier;
    }
    this.#verifier = fresh;
    return fresh;
  }
}
