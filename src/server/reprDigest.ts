import { parseDictionary, serializeDictionary } from 'structured-headers';
import {
  DIGEST_ALGORITHMS,
  type DigestAlgorithm,
  isDigestAlgorithm,
  type KnownDigests,
} from './digestAlgorithms.ts';

/** What is told to those who ask for nothing: as cheap to check as it is to compute. */
const UNASKED: DigestAlgorithm = 'md5';

/**
 * The algorithms that a Want-Repr-Digest header (empty: none) accepts, most preferred first, and of
 * equals the strongest (RFC 9530, section 4). Preferences are integers from 0, which means no, to
 * 10; other members and unknown algorithms are ignored, as is a header that breaks its grammar. A
 * header that accepts nothing we know leaves what is told unasked, unless it refuses that.
 */
export function wantedAlgorithms(header: string): readonly DigestAlgorithm[] {
  const preferences = parsePreferences(header);
  const strength = Object.keys(DIGEST_ALGORITHMS);
  const accepted = [...preferences.keys()]
    .filter((name) => (preferences.get(name) ?? 0) > 0)
    .sort((one, two) => strength.indexOf(one) - strength.indexOf(two))
    .sort((one, two) => (preferences.get(two) ?? 0) - (preferences.get(one) ?? 0));
  if (accepted.length > 0) return accepted;
  return preferences.get(UNASKED) === 0 ? [] : [UNASKED];
}

function parsePreferences(header: string): ReadonlyMap<DigestAlgorithm, number> {
  const preferences = new Map<DigestAlgorithm, number>();
  for (const [name, [value]] of parseOrNothing(header)) {
    if (!isDigestAlgorithm(name) || typeof value !== 'number') continue;
    if (Number.isInteger(value) && value >= 0 && value <= 10) preferences.set(name, value);
  }
  return preferences;
}

function parseOrNothing(header: string): ReturnType<typeof parseDictionary> {
  try {
    return parseDictionary(header);
  } catch {
    return new Map();
  }
}

/** Repr-Digest with the first of these that is known; null where none is (RFC 9530, section 3). */
export function reprDigest(
  digests: KnownDigests,
  wanted: readonly DigestAlgorithm[],
): string | null {
  const algorithm = wanted.find((name) => digests[name] !== undefined);
  if (algorithm === undefined) return null;
  return serializeDictionary({ [algorithm]: Buffer.from(digests[algorithm] ?? '', 'hex') });
}
