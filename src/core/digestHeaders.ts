import { parseDictionary } from 'structured-headers';
import {
  type Digest,
  type DigestAlgorithm,
  type DigestOrigin,
  digestAlgorithms,
} from './digest.ts';
import {
  algorithmNamed,
  bytesToHex,
  type DigestValue,
  digestFromHex,
  digestFromText,
} from './digestValue.ts';

/** What the answer was, as far as it decides what its digests are about. */
export interface DigestAnswer {
  /** A 206. */
  readonly partial: boolean;
  /** The part is the whole file. */
  readonly partCoversWhole: boolean;
}

type Header = (name: string) => string | null;

/**
 * What an answer's headers say about the whole file's digests, most trusted origin first, and within
 * one origin strongest first. Malformed values are dropped, and so are two values of one header
 * that contradict each other. None at all where the body has a Content-Encoding: these
 * digests are then of the encoded bytes, which a page never sees.
 */
export function digestsFromHeaders(header: Header, answer: DigestAnswer): Digest[] {
  const coding = header('content-encoding')?.trim().toLowerCase() ?? '';
  if (coding !== '' && coding !== 'identity') return [];
  return [
    ...ranked('repr-digest', reprDigest(header('repr-digest'))),
    // Servers disagree whether a 206 carries the MD5 of the file or of the part.
    ...ranked(
      'content-md5',
      answer.partial && !answer.partCoversWhole ? [] : contentMd5(header('content-md5')),
    ),
    ...ranked('x-goog-hash', googleHash(header)),
    ...ranked('x-ms-blob-content-md5', contentMd5(header('x-ms-blob-content-md5'))),
    ...ranked('digest', keyedDigests(header('digest'))),
  ];
}

/** Repr-Digest (RFC 9530, section 3): a dictionary of byte sequences. */
function reprDigest(value: string | null): DigestValue[] {
  if (value === null) return [];
  const digests: DigestValue[] = [];
  for (const [name, [item]] of dictionary(value)) {
    const algorithm = algorithmNamed(name);
    if (algorithm === null || !(item instanceof ArrayBuffer)) continue;
    const digest = digestFromHex(algorithm, bytesToHex(new Uint8Array(item)));
    if (digest !== null) digests.push(digest);
  }
  return digests;
}

/** A structured field that breaks its grammar counts as absent (RFC 9651, section 4.2). */
function dictionary(value: string): ReturnType<typeof parseDictionary> {
  try {
    return parseDictionary(value);
  } catch {
    return new Map();
  }
}

/** Content-MD5 (RFC 1864): base64, or the hexadecimal that many servers send. */
function contentMd5(value: string | null): DigestValue[] {
  if (value === null) return [];
  const digests: DigestValue[] = [];
  for (const part of value.split(',')) {
    const digest = digestFromText('md5', part.trim());
    if (digest !== null) digests.push(digest);
  }
  return digests;
}

/**
 * Cloud Storage's hashes are of the object as stored. One that is stored compressed is often sent
 * unpacked: https://cloud.google.com/storage/docs/transcoding
 */
function googleHash(header: Header): DigestValue[] {
  const stored = header('x-goog-stored-content-encoding')?.trim().toLowerCase() ?? '';
  if (stored !== '' && stored !== 'identity') return [];
  return keyedDigests(header('x-goog-hash'));
}

/** `name=value` pairs with commas between, as in Digest (RFC 3230) and x-goog-hash. */
function keyedDigests(value: string | null): DigestValue[] {
  if (value === null) return [];
  const digests: DigestValue[] = [];
  for (const part of value.split(',')) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    // `id-sha-256` is RFC 5843's name for the digest of the bytes without a content coding.
    const name = part.slice(0, equals).trim().replace(/^id-/i, '');
    const algorithm = algorithmNamed(name);
    if (algorithm === null) continue;
    const digest = digestFromText(algorithm, part.slice(equals + 1).trim());
    if (digest !== null) digests.push(digest);
  }
  return digests;
}

function ranked(origin: DigestOrigin, found: readonly DigestValue[]): Digest[] {
  const values = new Map<DigestAlgorithm, Set<string>>();
  for (const { algorithm, value } of found) {
    values.set(algorithm, (values.get(algorithm) ?? new Set()).add(value));
  }
  return digestAlgorithms.flatMap((algorithm) => {
    const [value, ...contradicting] = values.get(algorithm) ?? [];
    if (value === undefined || contradicting.length > 0) return [];
    return [{ algorithm, value, origin }];
  });
}
