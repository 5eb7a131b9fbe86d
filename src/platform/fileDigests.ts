import type { DigestAlgorithm } from '../core/digest.ts';
import type { FileDigests } from '../engine/ports.ts';
import type { BlobReader } from './blobReader.ts';
import type { Hasher, Hashers } from './hashers.ts';

/** The digests of a file, made in this thread. */
export async function openFileDigests(
  hashers: Hashers,
  reader: BlobReader,
  algorithms: readonly DigestAlgorithm[],
): Promise<FileDigests> {
  const making = new Map<DigestAlgorithm, Hasher>();
  for (const algorithm of algorithms) making.set(algorithm, await hashers.create(algorithm));
  return {
    async take({ bytes: blob, checksum }, lengthBytes, skipBytes) {
      const isIntact = await reader.read(blob, lengthBytes, (bytes) => {
        if (hashers.checksum([bytes]) !== checksum) return false;
        for (const hasher of making.values()) hasher.update(bytes.subarray(skipBytes));
        return true;
      });
      return isIntact ?? false;
    },
    async finish() {
      return [...making].map(([algorithm, hasher]) => ({ algorithm, value: hasher.digest() }));
    },
    close() {
      making.clear();
    },
  };
}
