import { lengthOf } from '../core/range.ts';
import type { ChunkKey, FreshBytes, StoredChunk } from '../engine/ports.ts';
import { ChunksAtHand } from './atHand.ts';
import { BlobReader, type Loan, readIfThere, weigh } from './blobReader.ts';
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

  /**
   * The local checksum of bytes that have just come; null where they cannot be read.
   *
   * @param keep whether they are to be at hand for the digests of their file
   */
  async checksum(
    key: ChunkKey,
    fresh: FreshBytes,
    { keep = true }: { keep?: boolean } = {},
  ): Promise<string | null> {
    const loan =
      fresh instanceof Blob
        ? await this.#blobs.borrow(fresh, lengthOf(key))
        : { parts: fresh, giveBack: () => undefined };
    if (loan === null) return null;
    const checksum = this.#hashers.checksum(loan.parts);
    if (keep) this.#atHand.keep({ key, checksum, ...loan });
    else loan.giveBack();
    return checksum;
  }

  /**
   * Has `use` look at a stored chunk's bytes, which are its own only until it returns. False where
   * they are fewer than the key says, cannot be read, or have not the checksum of their record;
   * rejects with `storage` where there is no memory for them.
   * Those at hand are not read from storage again, but for their end: it must be there.
   */
  async read(key: ChunkKey, chunk: StoredChunk, use: (parts: Parts) => void): Promise<boolean> {
    try {
      const loan = (await this.#asItCame(key, chunk)) ?? (await this.#asItLies(key, chunk));
      if (loan === null) return false;
      use(loan.parts);
      loan.giveBack();
      return true;
    } finally {
      this.#atHand.pass(key, key.end);
    }
  }

  async #asItCame(key: ChunkKey, { bytes: blob, checksum }: StoredChunk): Promise<Loan | null> {
    const atHand = this.#atHand.take(key, checksum);
    if (atHand === null) return null;
    if (await endsLike(blob, key, atHand.parts)) {
      weigh(lengthOf(key));
      return atHand;
    }
    atHand.giveBack();
    return null;
  }

  async #asItLies(key: ChunkKey, { bytes: blob, checksum }: StoredChunk): Promise<Loan | null> {
    const loan = await this.#blobs.borrow(blob, lengthOf(key));
    if (loan === null || this.#hashers.checksum(loan.parts) === checksum) return loan;
    loan.giveBack();
    return null;
  }
}

/** How much of the end of a stored chunk is compared. */
const endBytes = 4096;

/** Whether a chunk's stored bytes can be read and end as these do: they were written as a whole. */
async function endsLike(blob: Blob, key: ChunkKey, parts: Parts): Promise<boolean> {
  const lengthBytes = lengthOf(key);
  if (blob.size < lengthBytes) return false;
  const expected = endOf(parts, Math.min(endBytes, lengthBytes));
  const stored = await readIfThere(blob, lengthBytes - expected.byteLength, lengthBytes);
  return stored?.every((byte, at) => byte === expected[at]) ?? false;
}

/** The last so many bytes of parts that have no fewer. */
function endOf(parts: Parts, lengthBytes: number): Uint8Array {
  const bytes = new Uint8Array(lengthBytes);
  let left = lengthBytes;
  for (const part of parts.toReversed()) {
    const piece = part.subarray(Math.max(0, part.byteLength - left));
    left -= piece.byteLength;
    bytes.set(piece, left);
    if (left === 0) break;
  }
  return bytes;
}
