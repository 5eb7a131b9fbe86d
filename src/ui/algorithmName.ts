import type { DigestAlgorithm } from '../engine.ts';

/** An algorithm's name as people write it, the same in every language: `SHA-256`. */
export function algorithmName(algorithm: DigestAlgorithm): string {
  if (algorithm === 'crc32') return 'CRC-32';
  if (algorithm === 'crc32c') return 'CRC-32C';
  return algorithm.toUpperCase();
}
