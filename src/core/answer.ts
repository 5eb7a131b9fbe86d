import { parseContentLength } from './contentLength.ts';
import { parseContentRange } from './contentRange.ts';
import { noNoise, type RemoteFile } from './download.ts';
import type { DownloadError } from './errors.ts';
import { nameFromContentDisposition, nameFromUrl, safeFileName } from './fileName.ts';
import { parseRetryAfter } from './retryAfter.ts';

/** What was asked for: the whole file without a Range header, or bytes from `start`. */
export type Asked =
  | { readonly kind: 'whole' }
  | { readonly kind: 'range'; readonly start: number; readonly end: number };

/** The head of an answer, as far as it can be read. */
export interface AnswerHead {
  readonly status: number;
  /** A header's value; null where it was not sent or CORS hides it. */
  readonly header: (name: string) => string | null;
  readonly finalUrl: string;
}

/** What is to be done with an answer's body. */
export type Verdict =
  /** The body holds bytes from `start`; `end` is `Infinity` where no length was told. */
  | {
      readonly kind: 'part';
      readonly start: number;
      readonly end: number;
      readonly remote: RemoteFile;
    }
  /** The body is the whole file. */
  | { readonly kind: 'whole'; readonly remote: RemoteFile }
  /** The asked start is at or behind the end of the file. */
  | { readonly kind: 'past-end'; readonly totalBytes: number | null }
  /** The server stumbles over the Range header itself: ask once without it. */
  | { readonly kind: 'ask-without-range' }
  | { readonly kind: 'refused'; readonly error: DownloadError };

/** What the reader of an answer must know of the download. */
export interface AnswerContext {
  /** What earlier answers told; null on the first. */
  readonly known: RemoteFile | null;
  /** The answer comes from the app's own origin: no header is hidden. */
  readonly sameOrigin: boolean;
  /** True where redirects led to another host than the one that was asked. */
  readonly movedHost: boolean;
  /** Wall-clock time, for Retry-After as a date. */
  readonly nowMs: number;
}

/** The Range header of a request (RFC 9110 section 14.2); undefined for the whole file. */
export function rangeHeader(asked: Asked): string | undefined {
  if (asked.kind === 'whole') return undefined;
  const last = asked.end === Number.POSITIVE_INFINITY ? '' : String(asked.end - 1);
  return `bytes=${asked.start}-${last}`;
}

/**
 * Judges the head of an answer against what was asked, before one byte of its body is believed.
 * Status and header rules are those of RFC 9110 sections 14 and 15; where servers are known to
 * break them, the stricter reading wins.
 */
export function judgeAnswer(asked: Asked, head: AnswerHead, context: AnswerContext): Verdict {
  switch (head.status) {
    case 200:
      return judgeWhole(asked, head, context);
    case 206:
      return judgePart(asked, head, context);
    case 416:
      return judgeUnsatisfied(asked, head);
    case 400:
    case 501:
      if (isProbe(asked) && context.known === null) return { kind: 'ask-without-range' };
      break;
  }
  return { kind: 'refused', error: httpError(head, context.nowMs) };
}

function judgeWhole(asked: Asked, head: AnswerHead, context: AnswerContext): Verdict {
  if (isWebPage(head, context)) return { kind: 'refused', error: { code: 'web-page-instead' } };
  const length = declaredLength(head);
  if (length === 'invalid') return unexpected('contradictory Content-Length');
  // One that has sent parts, and was asked for one, may do so again: the next run asks for what it
  // lacks. To ask for a range costs nothing where none is honoured.
  const hasSentParts = asked.kind === 'range' && context.known?.ranges === 'proven';
  return {
    kind: 'whole',
    remote: remoteOf(head, length, true, hasSentParts ? 'unknown' : 'refused'),
  };
}

function judgePart(asked: Asked, head: AnswerHead, context: AnswerContext): Verdict {
  if (asked.kind === 'whole') return unexpected('206 to a request without Range');
  if (isWebPage(head, context)) return { kind: 'refused', error: { code: 'web-page-instead' } };
  const type = head.header('content-type') ?? '';
  if (/^\s*multipart\/byteranges/i.test(type)) return unexpected('multipart answer');
  // Offsets in an encoded body are those of other bytes than the file's.
  if (isEncoded(head)) return { kind: 'ask-without-range' };
  const length = declaredLength(head);
  const contentRange = head.header('content-range');
  if (contentRange === null) {
    if (context.sameOrigin) return unexpected('no Content-Range');
    return judgeHiddenRange(asked, head, length);
  }

  const range = parseContentRange(contentRange);
  if (range === null || range.kind !== 'part') return unexpected('malformed Content-Range');
  if (range.start !== asked.start) return unexpected('Content-Range begins elsewhere');
  if (range.end > asked.end) return unexpected('Content-Range passes the asked end');
  return {
    kind: 'part',
    start: range.start,
    end: range.end,
    remote: remoteOf(head, range.totalBytes, range.totalBytes !== null, 'proven'),
  };
}

/** CORS hides Content-Range unless it is exposed; Content-Length can always be read. */
function judgeHiddenRange(
  asked: Asked & { kind: 'range' },
  head: AnswerHead,
  length: number | null | 'invalid',
): Verdict {
  if (length === 'invalid') return unexpected('contradictory Content-Length');
  const told = length === null ? Number.POSITIVE_INFINITY : asked.start + length;
  if (length !== null && !Number.isSafeInteger(told)) return unexpected('size cannot be counted');
  const openEnded = asked.end === Number.POSITIVE_INFINITY;
  const total = openEnded && length !== null ? told : null;
  return {
    kind: 'part',
    start: asked.start,
    end: Math.min(told, asked.end),
    remote: remoteOf(head, total, false, 'proven'),
  };
}

function judgeUnsatisfied(asked: Asked, head: AnswerHead): Verdict {
  const value = head.header('content-range');
  const range = value === null ? null : parseContentRange(value);
  const totalBytes = range?.kind === 'unsatisfied' ? range.totalBytes : null;
  if (asked.kind === 'whole') return { kind: 'refused', error: { code: 'http', status: 416 } };
  if (isProbe(asked) && totalBytes !== 0) return { kind: 'ask-without-range' };
  return { kind: 'past-end', totalBytes };
}

function isProbe(asked: Asked): boolean {
  return asked.kind === 'range' && asked.start === 0;
}

function remoteOf(
  head: AnswerHead,
  totalBytes: number | null,
  totalProven: boolean,
  ranges: RemoteFile['ranges'],
): RemoteFile {
  const etag = head.header('etag');
  return {
    totalBytes,
    totalProven: totalProven && totalBytes !== null,
    etag: etag !== null && /^"[\x21\x23-\x7e\x80-\uffff]*"$/.test(etag) ? etag : null,
    lastModified: head.header('last-modified'),
    noise: noNoise,
    ranges,
    name: nameOf(head),
    mediaType: head.header('content-type'),
    finalUrl: head.finalUrl,
  };
}

/** Content-Disposition first, then the final URL's path, then its host. */
function nameOf(head: AnswerHead): string {
  const told = nameFromContentDisposition(head.header('content-disposition'));
  const host = /^[a-z]+:\/\/([^/:?#]+)/i.exec(head.finalUrl)?.[1];
  return safeFileName(told ?? nameFromUrl(head.finalUrl) ?? host ?? '');
}

function declaredLength(head: AnswerHead): number | null | 'invalid' {
  const value = head.header('content-length');
  if (value === null || isEncoded(head)) return null;
  return parseContentLength(value) ?? 'invalid';
}

function isEncoded(head: AnswerHead): boolean {
  const encoding = head.header('content-encoding');
  return (
    encoding !== null && encoding.trim() !== '' && encoding.trim().toLowerCase() !== 'identity'
  );
}

/** A log-in or error page sent with a friendly status, where a file was expected. */
function isWebPage(head: AnswerHead, context: AnswerContext): boolean {
  if (!isMarkup(head.header('content-type'))) return false;
  if (/^\s*attachment\b/i.test(head.header('content-disposition') ?? '')) return false;
  return context.known === null ? context.movedHost : !isMarkup(context.known.mediaType);
}

function isMarkup(mediaType: string | null): boolean {
  return /^\s*(text\/html|application\/xhtml\+xml)\b/i.test(mediaType ?? '');
}

function httpError(head: AnswerHead, nowMs: number): DownloadError {
  const retryAfterMs = parseRetryAfter(head.header('retry-after'), nowMs);
  return retryAfterMs === null
    ? { code: 'http', status: head.status }
    : { code: 'http', status: head.status, retryAfterMs };
}

function unexpected(detail: string): Verdict {
  return { kind: 'refused', error: { code: 'unexpected', detail } };
}
