import type { IncomingHttpHeaders } from 'node:http';

/** How a file's version is told to clients. */
export interface Validators {
  /** A strong entity tag with its quotes. */
  readonly etag: string;
  readonly lastModifiedMs: number;
}

export type Precondition = 'go-on' | 'not-modified' | 'failed';

/**
 * Weighs If-Match, If-Unmodified-Since, If-None-Match and If-Modified-Since of a GET or HEAD in
 * the order of RFC 9110, section 13.2.2.
 */
export function weighPreconditions(
  headers: IncomingHttpHeaders,
  validators: Validators,
): Precondition {
  const ifMatch = headers['if-match'];
  const ifUnmodifiedSince = parseHttpDate(headers['if-unmodified-since']);
  if (ifMatch !== undefined) {
    if (!listsStrongly(ifMatch, validators.etag)) return 'failed';
  } else if (ifUnmodifiedSince !== null && lastModifiedMs(validators) > ifUnmodifiedSince) {
    return 'failed';
  }
  const ifNoneMatch = headers['if-none-match'];
  const ifModifiedSince = parseHttpDate(headers['if-modified-since']);
  if (ifNoneMatch !== undefined) {
    return listsWeakly(ifNoneMatch, validators.etag) ? 'not-modified' : 'go-on';
  }
  if (ifModifiedSince !== null && lastModifiedMs(validators) <= ifModifiedSince) {
    return 'not-modified';
  }
  return 'go-on';
}

/**
 * True where the Range of a request with this If-Range still holds: none (empty), the same strong
 * entity tag, or the same date where that date is a strong validator, which it is once it is a
 * second old (RFC 9110, sections 13.1.5 and 8.8.2.2).
 */
export function rangeStillHolds(ifRange: string, validators: Validators, nowMs: number): boolean {
  if (ifRange === '') return true;
  if (/^(?:W\/)?"/.test(ifRange)) return ifRange === validators.etag;
  const modifiedMs = lastModifiedMs(validators);
  return parseHttpDate(ifRange) === modifiedMs && nowMs - modifiedMs >= 1000;
}

/** Last-Modified as it goes over the wire: whole seconds, and never in the future. */
export function lastModifiedHeader(validators: Validators, nowMs: number): string {
  return new Date(Math.min(validators.lastModifiedMs, nowMs)).toUTCString();
}

function lastModifiedMs(validators: Validators): number {
  return Math.floor(validators.lastModifiedMs / 1000) * 1000;
}

function listsStrongly(list: string, etag: string): boolean {
  return list.trim() === '*' || entityTags(list).includes(etag);
}

function listsWeakly(list: string, etag: string): boolean {
  return (
    list.trim() === '*' || entityTags(list).some((listed) => listed.replace(/^W\//, '') === etag)
  );
}

function entityTags(list: string): readonly string[] {
  return list.match(/(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g) ?? [];
}

const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
const RFC850_DATE = /^[A-Z][a-z]{5,8}, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT$/;
const ASCTIME_DATE = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

/** Milliseconds since 1970 of an HTTP-date in its three forms (RFC 9110, 5.6.7), else null. */
function parseHttpDate(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (ASCTIME_DATE.test(text)) return orNull(Date.parse(`${text} GMT`));
  if (IMF_FIXDATE.test(text) || RFC850_DATE.test(text)) return orNull(Date.parse(text));
  return null;
}

function orNull(timeMs: number): number | null {
  return Number.isNaN(timeMs) ? null : timeMs;
}
