import type { DigestAlgorithm } from '../core/digest.ts';
import type { ComputedDigest } from '../core/download.ts';
import type { Hasher, Hashing } from './ports.ts';
import type { StoredFile } from './storedFile.ts';

/**
 * Reads stored chunks in order, right behind the writer: what is checked is what will be saved,
 * and the last byte's arrival is nearly the answer. Every chunk is held against its local
 * checksum on the way.
 */
export class Verifier {
  readonly #file: StoredFile;
  readonly #hashers: ReadonlyMap<DigestAlgorithm, Hasher>;
  #position = 0;
  #reading: Promise<void> | null = null;
  #stopped = false;

  private constructor(file: StoredFile, hashers: ReadonlyMap<DigestAlgorithm, Hasher>) {
    this.#file = file;
    this.#hashers = hashers;
  }

  static async create(
    file: StoredFile,
    hashing: Hashing,
    algorithms: Iterable<DigestAlgorithm>,
  ): Promise<Verifier> {
    const hashers = new Map<DigestAlgorithm, Hasher>();
    for (const algorithm of algorithms) hashers.set(algorithm, await hashing.create(algorithm));
    return new Verifier(file, hashers);
  }

  /** Bytes read and found as they were stored. */
  get position(): number {
    return this.#position;
  }

  computes(algorithm: DigestAlgorithm): boolean {
    return this.#hashers.has(algorithm);
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
    this.#stopped = true;
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
    if (this.#position !== totalBytes) return null;
    return [...this.#hashers].map(([algorithm, hasher]) => ({
      algorithm,
      value: hasher.digest(),
    }));
  }

  async #read(): Promise<void> {
    for (;;) {
      const key = this.#stopped ? null : this.#file.chunkAt(this.#position);
      if (key === null) return;
      const bytes = await this.#file.intactBytes(key);
      if (bytes === null || this.#stopped) return;
      const fresh = bytes.subarray(this.#position - key.start);
      for (const hasher of this.#hashers.values()) hasher.update(fresh);
      this.#position = key.end;
    }
  }
}
