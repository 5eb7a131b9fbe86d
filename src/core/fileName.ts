import { decodeExtended, parse } from 'content-disposition';
import { percentDecoded } from './percentDecoding.ts';

export { safeFileName } from './safeFileName.ts';

/**
 * The name in a Content-Disposition header (RFC 6266): `filename*` (RFC 8187) where it can be
 * decoded, else `filename`, read as leniently as browsers do: without quotes, percent-encoded, or
 * in UTF-8 bytes that a header shows as Latin-1. As the server gave it: not yet safe to save under.
 */
export function nameFromContentDisposition(value: string | null): string | null {
  if (value === null) return null;
  // Some servers leave the disposition type out.
  const header = /^\s*filename\*?\s*=/i.test(value) ? `attachment; ${value}` : value;
  const { parameters } = parse(header, { extended: false });
  const extended = parameters['filename*'];
  const plain = parameters['filename'];
  const decoded = extended === undefined ? undefined : decodeExtended(extended);
  const name = decoded ?? (plain === undefined ? undefined : repaired(plain));
  return name === undefined || name.trim() === '' ? null : name;
}

/** What the server most likely meant by a `filename` that is more than ASCII can say. */
function repaired(name: string): string {
  // No letter beyond Latin-1, and one beyond ASCII: a header's bytes, one a letter.
  if (/[\x80-\xff]/.test(name) && !/[^\0-\xff]/.test(name)) {
    const bytes = name.replace(/[%\x80-\xff]/g, percentEncoded);
    return percentDecoded(bytes) ?? name;
  }
  return percentDecoded(name) ?? name;
}

function percentEncoded(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

/**
 * The last part of a URL's path, percent-decoded where that gives text; null where the path ends
 * with a slash or the URL cannot be read. Not yet safe to save under.
 */
export function nameFromUrl(url: string): string | null {
  const path = pathOf(url);
  if (path === null) return null;
  const last = path.slice(path.lastIndexOf('/') + 1);
  const name = percentDecoded(last) ?? last;
  return name.trim() === '' ? null : name;
}

function pathOf(url: string): string | null {
  try {
    return new URL(url).pathname;
  } catch {
    return null;
  }
}
