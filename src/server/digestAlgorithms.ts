/** The digests that can be computed, strongest first: RFC 9530's names, and Node's. */
export const DIGEST_ALGORITHMS = { 'sha-512': 'sha512', 'sha-256': 'sha256', md5: 'md5' } as const;
export type DigestAlgorithm = keyof typeof DIGEST_ALGORITHMS;

/** Digests of a whole file in lower-case hexadecimal; absent while they are not known. */
export type KnownDigests = Readonly<Partial<Record<DigestAlgorithm, string>>>;

export function isDigestAlgorithm(name: string): name is DigestAlgorithm {
  return Object.hasOwn(DIGEST_ALGORITHMS, name);
}

/** Each digest that is known, with its algorithm, strongest first. */
export function listDigests(digests: KnownDigests): readonly [DigestAlgorithm, string][] {
  return Object.keys(DIGEST_ALGORITHMS)
    .filter(isDigestAlgorithm)
    .flatMap((algorithm) => {
      const value = digests[algorithm];
      return value === undefined ? [] : [[algorithm, value]];
    });
}
