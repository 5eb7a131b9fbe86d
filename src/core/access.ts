import { type HeaderRefusal, type RequestHeader, refusalOf } from './requestHeader.ts';

/**
 * What a download's requests show to one origin, and to no other: headers that the user gave, and
 * whether the browser's cookies for it go along.
 */
export interface Access {
  /** Of the link that it was given for. */
  readonly origin: string;
  readonly headers: readonly RequestHeader[];
  readonly cookies: boolean;
}

/** What the user asks for; see `Access`. What is left out stays as it was. */
export interface AskedAccess {
  /** As typed: `Name: value`, one a line. */
  readonly headers?: string;
  readonly cookies?: boolean;
}

/** A line of headers that cannot be sent. */
export interface InvalidHeader {
  readonly code: 'invalid-header';
  /** From 1. */
  readonly line: number;
  /** What stands before the colon. */
  readonly name: string;
  readonly why: HeaderRefusal;
}

/**
 * Reads what the user asks for a link's own origin. Empty lines are left aside; the access is null
 * where there is nothing to show.
 *
 * @param before what was shown so far: it stays for its own origin alone
 */
export function parseAccess(
  link: string,
  asked: AskedAccess,
  before: Access | null = null,
):
  | { readonly ok: true; readonly access: Access | null }
  | { readonly ok: false; readonly error: InvalidHeader } {
  const { origin } = new URL(link);
  const kept = before?.origin === origin ? before : { headers: [], cookies: false };
  const headers = asked.headers === undefined ? kept.headers : parseHeaders(asked.headers);
  if ('code' in headers) return { ok: false, error: headers };
  const cookies = asked.cookies ?? kept.cookies;
  return { ok: true, access: headers.length > 0 || cookies ? { origin, headers, cookies } : null };
}

function parseHeaders(lines: string): readonly RequestHeader[] | InvalidHeader {
  const headers: RequestHeader[] = [];
  for (const [index, text] of lines.split(/\r?\n/).entries()) {
    if (text.trim() === '') continue;
    const [name = '', ...rest] = text.split(':');
    const header = { name: name.trim(), value: rest.join(':').trim() };
    const why = rest.length === 0 ? 'syntax' : refusalOf(header);
    if (why !== null) return { code: 'invalid-header', line: index + 1, name: header.name, why };
    headers.push(header);
  }
  return headers;
}

/** A stored value as an access; null where it is none. */
export function parseStoredAccess(value: unknown): Access | null {
  const { origin, headers, cookies } = fieldsOf(value);
  if (typeof origin !== 'string' || !Array.isArray(headers)) return null;
  const sendable = headers.filter(isRequestHeader);
  if (sendable.length === 0 && cookies !== true) return null;
  return { origin, headers: sendable, cookies: cookies === true };
}

function isRequestHeader(header: unknown): header is RequestHeader {
  const { name, value } = fieldsOf(header);
  if (typeof name !== 'string' || typeof value !== 'string') return false;
  return refusalOf({ name, value }) === null;
}

function fieldsOf(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
