import { digestAlgorithms } from './digest.ts';
import type { DownloadError } from './errors.ts';

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const isOneOf = (...words: readonly unknown[]) => new Set(words);
const isChangedWhat = isOneOf('size', 'validator', 'bytes', 'gone');
const isLinkFault = isOneOf('syntax', 'scheme', 'too-long', 'credentials');

const isWhole: Record<DownloadError['code'], (fields: Fields) => boolean> = {
  'invalid-url': ({ why }) => isLinkFault.has(why),
  'mixed-content': () => true,
  unreachable: () => true,
  'blocked-by-cors': () => true,
  http: ({ status }) => isNumber(status),
  'source-changed': ({ what }) => isChangedWhat.has(what),
  'web-page-instead': () => true,
  'wrong-size': ({ expectedBytes, actualBytes }) =>
    isNumber(expectedBytes) && isNumber(actualBytes),
  'checksum-mismatch': ({ algorithm, expected, computed }) =>
    isOneOf(...digestAlgorithms).has(algorithm) && isText(expected) && isText(computed),
  quota: () => true,
  storage: ({ detail }) => isText(detail),
  'save-refused': () => true,
  unexpected: ({ detail }) => isText(detail),
};

/**
 * A stored value as an error; null where it is none. One that this version does not know (a later
 * one may have stored it) becomes `unexpected` with its code, so that everybody who meets it has
 * words and a retry rule for it.
 */
export function parseStoredError(value: unknown): DownloadError | null {
  if (typeof value !== 'object' || value === null) return null;
  const { code, ...fields } = value as Fields;
  if (typeof code !== 'string') return null;
  if (Object.hasOwn(isWhole, code) && isWhole[code as DownloadError['code']](fields)) {
    return value as DownloadError;
  }
  return { code: 'unexpected', detail: code };
}
