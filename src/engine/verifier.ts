import type { DigestAlgorithm } from '../core/digest.ts';
import type { ComputedDigest } from '../core/download.ts';
import type { ChunkKey, FileDigests, Hashing, StoredChunk } from './ports.ts';
import type { StoredFile } from './storedFile.ts';

/**
 * Has stored chunks taken into the digests in order, right behind the writer, so that the last
 * byte's arrival is nearly the answer. A chunk's record is read back; its bytes are those that its
 * local checksum was made from, still in memory or read from storage and held against it.
 */
export class Verifier {
  readonly #file: StoredFile;
  readonly #algorithms: ReadonlySet<DigestAlgorithm>;
  readonly #digests: FileDigests;
  #position = 0;
  /** Where the bytes end that are in the digests, or on their way into them. */
  #reach = 0;
  #reading: Promise<void> | null = null;
  #stopped = false;

  private constructor(
    file: StoredFile,
    algorithms: ReadonlySet<DigestAlgorithm>,
    digests: FileDigests,
  ) {
    this.#file = file;
    this.#algorithms = algorithms;
    this.#digests = digests;
  }

  static async create(
    file: StoredFile,
    hashing: Hashing,
    algorithms: readonly DigestAlgorithm[],
  ): Promise<Verifier> {
    return new Verifier(file, new Set(algorithms), await hashing.digestFile(algorithms));
  }

  /** Bytes read and found as they were stored. */
  get position(): number {
    return this.#position;
  }

  /** Where the bytes end that the digests are made of, those included that are just taken. */
  get reach(): number {
    return this.#reach;
  }

  /** False once it was stopped, or its digests were lost. */
  get goesOn(): boolean {
    return !this.#stopped;
  }

  computes(algorithm: DigestAlgorithm): boolean {
    return this.#algorithms.has(algorithm);
  }

  /**
   * Reads on as far as the stored bytes reach. Resolves there, or at a damaged chunk, which is a
   * hole by then. Calls while it reads join that reading.
   */
  follow(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#digests.close();
  }

  /**
   * The digests of the whole file, in lower-case hexadecimal; null where a byte before
   * `totalBytes` is missing or was found damaged. Can be had once.
   */
  async finish(totalBytes: number): Promise<readonly ComputedDigest[] | null> {
    do {
      await this.follow();
    } while (
      this.#position < totalBytes &&
      this.#file.chunkAt(this.#position) !== null &&
      !this.#stopped
    );
    if (this.#position !== totalBytes || this.#stopped) return null;
    return this.#digests.finish();
  }

  async #read(): Promise<void> {
    for (;;) {
      const key = this.#stopped ? null : this.#file.chunkAt(this.#position);
      if (key === null) return;
      this.#file.lookAhead(this.#position);
      const skipBytes = this.#position - key.start;
      const isIntact = await this.#file.isIntact(key, (chunk) => this.#take(key, chunk, skipBytes));
      if (!isIntact || this.#stopped) return;
      this.#position = key.end;
    }
  }

  async #take(key: ChunkKey, chunk: StoredChunk, skipBytes: number): Promise<boolean> {
    if (this.#stopped) return true;
    this.#reach = key.end;
    try {
      const isIntact = await this.#digests.take(key, chunk, skipBytes);
      if (!isIntact) this.#reach = this.#position;
      return isIntact;
    } catch (caught) {
      if (this.#stopped) return true; // Nobody waits for it any more, and it says nothing.
      this.stop(); // What was taken so far is lost.
      throw caught;
    }
  }
}
