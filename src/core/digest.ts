/** The digests Holdfast can compute, strongest first. */
export const digestAlgorithms = ['sha-512', 'sha-256', 'sha-1', 'md5', 'crc32c', 'crc32'] as const;
export type DigestAlgorithm = (typeof digestAlgorithms)[number];

/** Where a digest was learnt, most trusted first. */
export const digestOrigins = [
  'user',
  'link',
  'repr-digest',
  'content-md5',
  'x-goog-hash',
  'x-ms-blob-content-md5',
  'digest',
  'checksum-file',
] as const;
export type DigestOrigin = (typeof digestOrigins)[number];

/** What the whole file must have, and who says so. */
export interface Digest {
  readonly algorithm: DigestAlgorithm;
  /** Lower-case hexadecimal. */
  readonly value: string;
  readonly origin: DigestOrigin;
}

/**
 * The digest that decides over a file: of those whose algorithm can be computed, the one of the
 * most trusted origin, and of those the strongest.
 */
export function decidingDigest(
  digests: readonly Digest[],
  computable: readonly DigestAlgorithm[],
): Digest | null {
  const rank = ({ origin, algorithm }: Digest) =>
    digestOrigins.indexOf(origin) * digestAlgorithms.length + digestAlgorithms.indexOf(algorithm);
  return digests
    .filter(({ algorithm }) => computable.includes(algorithm))
    .reduce<Digest | null>(
      (best, one) => (best === null || rank(one) < rank(best) ? one : best),
      null,
    );
}
