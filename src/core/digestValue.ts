import { type DigestAlgorithm, digestAlgorithms } from './digest.ts';

export interface DigestValue {
  readonly algorithm: DigestAlgorithm;
  /** Lower-case hexadecimal. */
  readonly value: string;
}

const hexDigits: Readonly<Record<DigestAlgorithm, number>> = {
  'sha-512': 128,
  'sha-256': 64,
  'sha-1': 40,
  md5: 32,
  crc32c: 8,
  crc32: 8,
};

const spellings: ReadonlyMap<string, DigestAlgorithm> = new Map([
  ['md5', 'md5'],
  ['sha', 'sha-1'],
  ['sha1', 'sha-1'],
  ['sha256', 'sha-256'],
  ['sha2256', 'sha-256'],
  ['sha512', 'sha-512'],
  ['sha2512', 'sha-512'],
  ['crc32', 'crc32'],
  ['crc32c', 'crc32c'],
]);

/** The algorithm that people and servers write `SHA-256`, `sha256`, `SHA2-256` …; null if unknown. */
export function algorithmNamed(name: string): DigestAlgorithm | null {
  return spellings.get(name.toLowerCase().replaceAll('-', '')) ?? null;
}

/** A digest from its hexadecimal digits, in either case; null unless its length is right. */
export function digestFromHex(algorithm: DigestAlgorithm, hex: string): DigestValue | null {
  if (hex.length !== hexDigits[algorithm] || !/^[0-9a-f]+$/i.test(hex)) return null;
  return { algorithm, value: hex.toLowerCase() };
}

/** A digest of a known algorithm in hexadecimal or base64. Their lengths differ: no guess is made. */
export function digestFromText(algorithm: DigestAlgorithm, text: string): DigestValue | null {
  const hex = digestFromHex(algorithm, text);
  if (hex !== null) return hex;
  const decoded = base64ToHex(text);
  return decoded === null ? null : digestFromHex(algorithm, decoded);
}

/** The algorithm that hexadecimal of this length most likely is; CRC-32C needs its name. */
export function digestByLength(hex: string): DigestValue | null {
  for (const algorithm of digestAlgorithms) {
    if (algorithm === 'crc32c') continue;
    const digest = digestFromHex(algorithm, hex);
    if (digest !== null) return digest;
  }
  return null;
}

/** Bytes as lower-case hexadecimal. */
export function bytesToHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Decodes base64 (RFC 4648, section 4) to lower-case hexadecimal. Strict: padded, no white space, no
 * stray bits after the last byte; so every value has one spelling only. Null for anything else.
 */
export function base64ToHex(value: string): string | null {
  if (value.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) return null;
  const digits = value.replace(/=+$/, '');
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const digit of digits) {
    held = (held << 6) | alphabet.indexOf(digit);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(held >> bits);
    held &= (1 << bits) - 1;
  }
  return held === 0 ? bytesToHex(Uint8Array.from(bytes)) : null;
}
