import type { Digest } from '../engine.ts';

/**
 * The digests that cannot all be right: those of an algorithm for which different values were given.
 * The one that decides comes first, and each algorithm's stay together.
 */
export function contradictingDigests(
  digests: readonly Digest[],
  deciding: Digest | null,
): readonly Digest[] {
  const contradicted = digests.filter(({ algorithm, value }) =>
    digests.some((other) => other.algorithm === algorithm && other.value !== value),
  );
  const first = (one: Digest) => (isSame(one, deciding) ? 0 : 1);
  return contradicted.toSorted(
    (a, b) => first(a) - first(b) || a.algorithm.localeCompare(b.algorithm),
  );
}

function isSame(one: Digest, other: Digest | null): boolean {
  return one.algorithm === other?.algorithm && one.origin === other.origin;
}
