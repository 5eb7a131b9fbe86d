import { parseChecksumLine } from './checksumFile.ts';
import { algorithmNamed, type DigestValue, digestByLength, digestFromText } from './digestValue.ts';

export type { DigestValue } from './digestValue.ts';

const longestText = 5000;

// A hyphen separates in the SRI form only (`sha256-<base64>`), a name may hold another.
const namedChecksum = /^(md5|sha-?1|sha-?256|sha-?512|crc32c?)(?:\s*[:=]\s*|\s+|-)(\S.*)$/is;

/**
 * Reads a checksum that a person typed or pasted: hexadecimal (with colons or spaces between bytes,
 * in either case) or base64, told apart by their lengths or named (`md5:…`, `sha-256=…`, `md5 …`,
 * `sha256-…`), or a line of a checksum file. Null for anything else.
 */
export function parseChecksum(text: string): DigestValue | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > longestText) return null;
  const alone = bareChecksum(trimmed) ?? named(trimmed);
  if (alone !== null || /[\r\n]/.test(trimmed)) return alone;
  return parseChecksumLine(trimmed)?.digest ?? null;
}

function bareChecksum(text: string): DigestValue | null {
  const hex = digestByLength(joined(text));
  if (hex !== null) return hex;
  for (const algorithm of ['md5', 'sha-1', 'sha-256', 'sha-512'] as const) {
    const digest = digestFromText(algorithm, standardBase64(text));
    if (digest !== null) return digest;
  }
  return null;
}

function named(text: string): DigestValue | null {
  const match = namedChecksum.exec(text);
  if (match === null) return null;
  const [, name = '', rest = ''] = match;
  const algorithm = algorithmNamed(name);
  if (algorithm === null) return null;
  // `sha-256=:…:` is how the Repr-Digest header (RFC 9530) writes bytes.
  const value = /^:(.*):$/s.exec(rest)?.[1] ?? rest;
  return (
    digestFromText(algorithm, joined(value)) ?? digestFromText(algorithm, standardBase64(value))
  );
}

/** Takes away what tools and people put between groups of hexadecimal digits. */
function joined(text: string): string {
  return /^[0-9a-f]{2}(?::[0-9a-f]{2})+$/i.test(text)
    ? text.replaceAll(':', '')
    : /^[0-9a-f]{2,16}(?:\s+[0-9a-f]{2,16})+$/i.test(text)
      ? text.replace(/\s+/g, '')
      : text;
}

/** The base64 of URLs (RFC 4648, section 5) in the common alphabet. */
function standardBase64(text: string): string {
  return text.replaceAll('-', '+').replaceAll('_', '/');
}
