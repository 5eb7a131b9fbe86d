import { base64ToHex } from './digestValue.ts';
import type { ComputedDigest } from './download.ts';
import { nameFromUrl } from './fileName.ts';

/** What the page's own address fills the form with; empty strings where it says nothing. */
export interface FormFilling {
  /** One link a line. */
  readonly links: string;
  /** What another app shared, with a link in it at best. */
  readonly text: string;
  readonly name: string;
  /** As `algorithm:value`. */
  readonly checksum: string;
  /** What the file must have; null where the address names no size. */
  readonly sizeBytes: number | null;
}

/** Links of this scheme are opened with the installed app, which finds the file's own behind it. */
const ownScheme = /^web\+holdfast:(?:\/\/(?=https?:?\/\/))?/i;

/** Strongest first: the form has one field. */
const checksumKeys = ['sha512', 'sha256', 'sha1', 'md5'] as const;

/**
 * Reads `?url=…&name=…&size=…&md5=…` (or `sha1`, `sha256`, `sha512`) from the page's address. Several `url`
 * give several links. What phones share comes as `text` or `title`, which may hold the link among
 * words. Nothing is judged here: the form does that when the user sends it.
 *
 * @param origin of the page: a link that begins with a slash is one of the same server
 */
export function parsePageAddress(search: string, origin: string): FormFilling {
  const parameters = new URLSearchParams(search);
  const links = parameters
    .getAll('url')
    .flatMap((value) => value.split(/[\r\n]+/))
    .map((link) => linkIn(link.trim(), origin))
    .filter((link) => link !== '');
  return {
    links: links.join('\n'),
    text: ['text', 'title']
      .map((key) => parameters.get(key) ?? '')
      .join('\n')
      .trim(),
    name: (parameters.get('name') ?? '').trim(),
    checksum: checksumOf(parameters),
    sizeBytes: sizeOf(parameters.get('size') ?? ''),
  };
}

function linkIn(text: string, origin: string): string {
  if (/^\/(?!\/)/.test(text)) return `${origin}${text}`;
  // Browsers write an address of a scheme of one's own anew, and leave out a port that is empty.
  return text.replace(ownScheme, '').replace(/^(https?)(?=\/\/)/i, '$1:');
}

/** Decimal digits only; anything else names no size. */
function sizeOf(text: string): number | null {
  const sizeBytes = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(sizeBytes) ? sizeBytes : null;
}

function checksumOf(parameters: URLSearchParams): string {
  for (const key of checksumKeys) {
    const value = parameters.get(key) ?? '';
    // A plus sign of base64 that was not escaped arrives as a space, at the ends too.
    const base64 = value.replaceAll(' ', '+');
    const checksum = base64ToHex(base64) === null ? value.trim() : base64;
    if (checksum !== '') return `${key}:${checksum}`;
  }
  return '';
}

/** What a recipe says of a file. */
export interface Recipe {
  readonly url: string;
  readonly name: string;
  /** Null where it is not known for sure. */
  readonly sizeBytes: number | null;
  /** Any of them; the strongest that an address can carry is taken. */
  readonly digests: readonly ComputedDigest[];
}

/**
 * An address of the app that fills the form with a download: the other way round of
 * `parsePageAddress`. The name is left out where the link says it too.
 *
 * @param appUrl address of the app, with a final slash
 */
export function recipeLink(appUrl: string, { url, name, sizeBytes, digests }: Recipe): string {
  const parameters: (readonly [key: string, value: string])[] = [['url', url]];
  if (nameFromUrl(url) !== name) parameters.push(['name', name]);
  if (sizeBytes !== null) parameters.push(['size', String(sizeBytes)]);
  for (const key of checksumKeys) {
    const digest = digests.find(({ algorithm }) => algorithm.replace('-', '') === key);
    if (digest === undefined) continue;
    parameters.push([key, digest.value]);
    break;
  }
  const query = parameters.map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `${appUrl}?${query.join('&')}`;
}
