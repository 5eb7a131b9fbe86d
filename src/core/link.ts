import { digestAlgorithms } from './digest.ts';
import { algorithmNamed, type DigestValue, digestFromText } from './digestValue.ts';
import type { DownloadError } from './errors.ts';
import { percentDecoded } from './percentDecoding.ts';
import { safeFileName } from './safeFileName.ts';

interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** What a link says besides where the file is. */
export type ParsedLink =
  | {
      readonly ok: true;
      /** Normalised, without fragment and userinfo: the download's identity. */
      readonly url: string;
      /** The strongest one that the fragment names. */
      readonly digest: DigestValue | null;
      /** The fragment's `name=`, safe to save under. */
      readonly name: string | null;
      readonly credentials: Credentials | null;
    }
  | { readonly ok: false; readonly error: DownloadError };

const mostCharacters = 8192;

/**
 * Reads a link as typed or pasted: http and https only, at most 8,192 characters, before and after
 * it is normalised. `example.org/file.zip` is taken for https. In the fragment, `#md5=…` (or `sha1`,
 * `sha256`, `sha512`, in hexadecimal or base64) and `name=…` are read, with `&` between them; what
 * else is there, and a malformed digest, is left aside.
 */
export function parseLink(text: string): ParsedLink {
  const trimmed = text.trim();
  if (trimmed.length > mostCharacters) return refused('too-long');
  // The URL standard would drop them and so join two links to one.
  if (/[\r\n\t]/.test(trimmed)) return refused('syntax');
  const absolute = withScheme(trimmed);
  if (absolute === null) return refused('syntax');
  if (!/^https?:/i.test(absolute)) return refused('scheme');

  const url = parsedUrl(absolute);
  if (url === null) return refused('syntax');
  const { digest, name } = readFragment(url.hash);
  const credentials = credentialsOf(url);
  url.hash = '';
  url.username = '';
  url.password = '';
  if (url.href.length > mostCharacters) return refused('too-long');
  return { ok: true, url: url.href, digest, name, credentials };
}

function refused(why: 'syntax' | 'scheme' | 'too-long'): ParsedLink {
  return { ok: false, error: { code: 'invalid-url', why } };
}

// A port makes `example.org:8080/file` look like a scheme, so hosts are looked for first.
const hostAndPath = /^(?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]+(?::[0-9]{1,5})?\/./u;

function withScheme(text: string): string | null {
  if (hostAndPath.test(text)) return `https://${text}`;
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : null;
}

function parsedUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function credentialsOf(url: URL): Credentials | null {
  if (url.username === '' && url.password === '') return null;
  return {
    user: percentDecoded(url.username) ?? url.username,
    password: percentDecoded(url.password) ?? url.password,
  };
}

function readFragment(hash: string): { digest: DigestValue | null; name: string | null } {
  const digests: DigestValue[] = [];
  let name: string | null = null;
  for (const pair of hash.slice(1).split('&')) {
    const equals = pair.indexOf('=');
    if (equals < 0) continue;
    const key = pair.slice(0, equals).toLowerCase();
    const raw = pair.slice(equals + 1);
    const value = (percentDecoded(raw) ?? raw).trim();
    if (key === 'name' && value !== '') name ??= safeFileName(value);
    const algorithm = algorithmNamed(key);
    const digest = algorithm === null ? null : digestFromText(algorithm, value);
    if (digest !== null) digests.push(digest);
  }
  const strength = (digest: DigestValue) => digestAlgorithms.indexOf(digest.algorithm);
  const [strongest = null] = digests.sort((one, other) => strength(one) - strength(other));
  return { digest: strongest, name };
}
