/** A request header as it goes out. */
export interface RequestHeader {
  readonly name: string;
  readonly value: string;
}

/**
 * Why a header cannot be sent: its `syntax` (RFC 9110, section 5.1) or `value` is none, browsers
 * have `forbidden` it to pages, or it is `reserved` for the engine.
 */
export type HeaderRefusal = 'syntax' | 'value' | 'forbidden' | 'reserved';

/** Forbidden request-headers of the Fetch standard, in lower case; besides `proxy-*` and `sec-*`. */
const forbidden: ReadonlySet<string> = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'access-control-request-private-network',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

/** Forbidden by the Fetch standard where their value names a forbidden method. */
const methodOverrides: ReadonlySet<string> = new Set([
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
]);

/** They decide which bytes an answer brings, or whether it brings any. */
const reserved: ReadonlySet<string> = new Set([
  'range',
  'if-range',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
]);

/** Null for a header that can be sent. */
export function refusalOf({ name, value }: RequestHeader): HeaderRefusal | null {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) return 'syntax';
  const lower = name.toLowerCase();
  if (forbidden.has(lower) || /^(?:proxy|sec)-/.test(lower)) return 'forbidden';
  if (methodOverrides.has(lower) && /\b(?:connect|trace|track)\b/i.test(value)) return 'forbidden';
  if (reserved.has(lower)) return 'reserved';
  return isHeaderValue(value) ? null : 'value';
}

/** Bytes, without controls but the tab. */
function isHeaderValue(value: string): boolean {
  return [...value].every((character) => {
    const code = character.codePointAt(0) ?? 0;
    return code === 9 || (code >= 32 && code !== 127 && code <= 255);
  });
}
