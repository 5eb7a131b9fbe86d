import { digestForName, parseChecksumFile } from './checksumFile.ts';
import { parseChecksum } from './digestText.ts';
import type { DigestValue } from './digestValue.ts';

/**
 * What a person typed, pasted or dropped: a checksum alone, or a whole checksum file that lists
 * the file under one of its `names`. Null where it is neither.
 */
export function checksumFromText(text: string, names: readonly string[]): DigestValue | null {
  const alone = parseChecksum(text);
  if (alone !== null) return alone;
  const entries = parseChecksumFile(text);
  for (const name of names) {
    const digest = digestForName(entries, name);
    if (digest !== null) return digest;
  }
  return null;
}
