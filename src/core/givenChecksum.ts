import { type ChecksumEntry, digestForName, parseChecksumFile } from './checksumFile.ts';
import { parseChecksum } from './digestText.ts';
import type { DigestValue } from './digestValue.ts';

/**
 * What a person typed, pasted or dropped: a checksum alone, or a whole checksum file that lists
 * the file under one of its `names`. Null where it is neither.
 */
export function checksumFromText(text: string, names: readonly string[]): DigestValue | null {
  return parseChecksum(text) ?? firstNamed(parseChecksumFile(text), names);
}

/** What the list of a whole folder says of the file under one of its `names`; null where it does not. */
export function checksumFromList(text: string, names: readonly string[]): DigestValue | null {
  const listed = parseChecksumFile(text).filter(({ name }) => name !== '');
  return firstNamed(listed, names);
}

function firstNamed(
  entries: readonly ChecksumEntry[],
  names: readonly string[],
): DigestValue | null {
  for (const name of names) {
    const digest = digestForName(entries, name);
    if (digest !== null) return digest;
  }
  return null;
}
