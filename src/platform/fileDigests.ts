import type { DigestAlgorithm } from '../core/digest.ts';
import type { FileDigests } from '../engine/ports.ts';
import type { ChunkReader } from './chunkReader.ts';
import type { Hasher, Hashers } from './hashers.ts';

/** The digests of a file, made in this thread. */
export async function openFileDigests(
  hashers: Hashers,
  chunks: ChunkReader,
  algorithms: readonly DigestAlgorithm[],
): Promise<FileDigests> {
  const making = new Map<DigestAlgorithm, Hasher>();
  for (const algorithm of algorithms) making.set(algorithm, await hashers.create(algorithm));
  return {
    take: (key, chunk, skipBytes) =>
      chunks.read(key, chunk, (parts) => {
        let skip = skipBytes;
        for (const part of parts) {
          for (const hasher of making.values()) hasher.update(part.subarray(skip));
          skip = Math.max(0, skip - part.byteLength);
        }
      }),
    async finish() {
      return [...making].map(([algorithm, hasher]) => ({ algorithm, value: hasher.digest() }));
    },
    close() {
      making.clear();
    },
  };
}
