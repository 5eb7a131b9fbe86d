import type { ChunkKey, FreshBytes, StoredChunk } from '../engine/ports.ts';
import { ChunksAtHand } from './atHand.ts';
import { BlobReader } from './blobReader.ts';
import type { Hashers } from './hashers.ts';

type Parts = readonly Uint8Array<ArrayBuffer>[];

/**
 * Reads chunks in one thread: when they come, for their local checksums, and when their turn comes
 * in their file, for its digests. That is mostly a moment later, and then they are still at hand.
 */
export class ChunkReader {
  readonly #hashers: Hashers;
  readonly #blobs = new BlobReader();
  readonly #atHand = new ChunksAtHand();

  constructor(hashers: Hashers) {
    this.#hashers = hashers;
  }

  /** The local checksum of bytes that have just come; null where they cannot be read. */
  async checksum(key: ChunkKey, fresh: FreshBytes): Promise<string | null> {
    const loan =
      fresh instanceof Blob
        ? await this.#blobs.borrow(fresh, key.end - key.start)
        : { parts: fresh, giveBack: () => undefined };
    if (loan === null) return null;
    const { parts, giveBack: letGo } = loan;
    const checksum = this.#hashers.checksum(parts);
    this.#atHand.keep({ key, checksum, parts, letGo });
    return checksum;
  }

  /**
   * Has `use` look at a stored chunk's bytes, which are its own only until it returns. False where
   * they are fewer than the key says, cannot be read, or have not the checksum of their record.
   */
  async read(
    key: ChunkKey,
    { bytes: blob, checksum }: StoredChunk,
    use: (parts: Parts) => void,
  ): Promise<boolean> {
    const lengthBytes = key.end - key.start;
    if (blob.size < lengthBytes) return false;
    const atHand = this.#atHand.find(key, checksum);
    const loan = atHand ?? (await this.#blobs.borrow(blob, lengthBytes));
    if (loan === null) return false;
    try {
      const isIntact = loan === atHand || this.#hashers.checksum(loan.parts) === checksum;
      if (isIntact) use(loan.parts);
      return isIntact;
    } finally {
      if ('giveBack' in loan) loan.giveBack();
      this.#atHand.pass(key, key.end);
    }
  }
}
