import type { Content } from './content.ts';
import type { AnswerFault, Plan } from './plan.ts';

/** What goes out for one request. */
export type PlannedAnswer =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Buffer;
      /** Where in the body something happens to the connection. */
      readonly event:
        | { readonly kind: 'cut' | 'reset'; readonly at: number }
        | { readonly kind: 'stall'; readonly at: number; readonly ms: number }
        | null;
    };

const alwaysReadable = { 'access-control-allow-origin': '*', 'cache-control': 'no-transform' };
/** What comes in place of the file. */
export const webPage = Buffer.from('<!doctype html><title>Log in</title>');

const exposed = {
  all: 'Content-Range, ETag, Accept-Ranges, Content-MD5, Retry-After',
  some: 'ETag',
  none: '',
} as const;

interface Wish {
  readonly start: number;
  /** One past the last byte. */
  readonly end: number;
}

/**
 * The answer of this plan's site to a request, with a fault or without. `number` counts the
 * requests that got here, from 1.
 */
export function answerTo(
  plan: Plan,
  content: Content,
  range: string | null,
  number: number,
  fault: AnswerFault | null,
): PlannedAnswer {
  if (fault?.kind === 'no-answer') return { kind: 'none' };
  if (fault?.kind === 'status') return statusAnswer(plan, fault);
  if (fault?.kind === 'web-page') {
    const headers = { ...readable(plan), 'content-type': 'text/html; charset=utf-8' };
    return plain(200, headers, webPage);
  }
  const { bytes } = content;
  const wish = plan.site.ranges === 'ignored' || fault?.kind === 'whole' ? null : parse(range);
  const headers = fileHeaders(plan, content, number, fault);
  if (wish === null) return withEvent(wholeAnswer(headers, bytes, fault), fault);
  if (wish.start >= bytes.length) {
    const total = { 'content-range': `bytes */${bytes.length}` };
    return plain(416, { ...readable(plan), ...total }, Buffer.alloc(0));
  }
  const end = Math.min(wish.end, bytes.length);
  return withEvent(partAnswer(plan, headers, bytes, { start: wish.start, end }, fault), fault);
}

function parse(range: string | null): Wish | null {
  const [, start, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (start === undefined) return null;
  return { start: Number(start), end: last ? Number(last) + 1 : Number.POSITIVE_INFINITY };
}

function readable(plan: Plan): Record<string, string> {
  const list = exposed[plan.site.exposed];
  return list === ''
    ? alwaysReadable
    : { ...alwaysReadable, 'access-control-expose-headers': list };
}

function statusAnswer(plan: Plan, fault: AnswerFault & { kind: 'status' }): PlannedAnswer {
  const after: Record<string, string> =
    fault.retryAfter === null ? {} : { 'retry-after': String(fault.retryAfter) };
  const headers = fault.bare ? after : { ...readable(plan), ...after };
  return plain(fault.status, headers, Buffer.from(`Error ${fault.status}\n`));
}

function fileHeaders(
  plan: Plan,
  content: Content,
  number: number,
  fault: AnswerFault | null,
): Record<string, string> {
  const { validators } = plan.site;
  const headers: Record<string, string> = {
    ...readable(plan),
    'content-type': 'application/octet-stream',
    'accept-ranges': plan.site.ranges === 'ignored' ? 'none' : 'bytes',
  };
  const moves = validators === 'noise' || fault?.kind === 'other-validator';
  if (['both', 'etag', 'noise'].includes(validators)) {
    headers['etag'] = moves ? `"${number}"` : content.etag;
  }
  if (validators === 'weak') headers['etag'] = `W/${content.etag}`;
  if (['both', 'date', 'noise'].includes(validators)) {
    headers['last-modified'] = moves
      ? new Date(Date.UTC(2025, 0, 1, 0, 0, number)).toUTCString()
      : content.lastModified;
  }
  if (plan.knowledge === 'header') headers['content-md5'] = content.contentMd5;
  return headers;
}

function wholeAnswer(
  headers: Record<string, string>,
  bytes: Buffer,
  fault: AnswerFault | null,
): PlannedAnswer {
  if (fault?.kind === 'short') return plain(200, headers, cutShort(bytes, fault.share), true);
  return plain(200, headers, spoilt(bytes, fault));
}

function partAnswer(
  plan: Plan,
  headers: Record<string, string>,
  bytes: Buffer,
  { start, end }: Wish,
  fault: AnswerFault | null,
): PlannedAnswer {
  const total = plan.site.ranges === 'unsized' ? '*' : String(bytes.length);
  const says = (from: number, to: number) => ({
    ...headers,
    'content-range': `bytes ${from}-${to - 1}/${total}`,
  });
  const asked = bytes.subarray(start, end);
  switch (fault?.kind) {
    case 'elsewhere': {
      const from = start + 1 < end ? start + 1 : Math.max(0, start - 1);
      return plain(206, says(from, end), bytes.subarray(from, end));
    }
    case 'shifted':
      return plain(206, says(start, end), Buffer.concat([asked.subarray(1), asked.subarray(0, 1)]));
    case 'short':
      return plain(206, says(start, end), cutShort(asked, fault.share), true);
    case 'capped': {
      const to = start + Math.max(1, Math.floor(asked.length * fault.share));
      return plain(206, says(start, to), bytes.subarray(start, to));
    }
    case 'long': {
      const surplus = Buffer.alloc(Math.min(70_000, asked.length), 0x58);
      return plain(206, says(start, end), Buffer.concat([asked, surplus]));
    }
    default:
      return plain(206, says(start, end), spoilt(asked, fault));
  }
}

function cutShort(bytes: Buffer, share: number): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length * share));
}

function spoilt(bytes: Buffer, fault: AnswerFault | null): Buffer {
  if (fault?.kind !== 'flipped' || bytes.length === 0) return bytes;
  const copy = Buffer.from(bytes);
  const at = Math.floor(bytes.length * fault.share);
  copy[at] = (copy[at] ?? 0) ^ 0x10;
  return copy;
}

function plain(
  status: number,
  headers: Record<string, string>,
  body: Buffer,
  lengthless = false,
): PlannedAnswer {
  const length: Record<string, string> = lengthless
    ? {}
    : { 'content-length': String(body.length) };
  return { kind: 'answer', status, headers: { ...headers, ...length }, body, event: null };
}

function withEvent(answer: PlannedAnswer, fault: AnswerFault | null): PlannedAnswer {
  if (answer.kind === 'none' || fault === null) return answer;
  const { body } = answer;
  switch (fault.kind) {
    case 'cut':
    case 'reset':
      return {
        ...answer,
        event: { kind: fault.kind, at: Math.floor(body.length * fault.share) },
      };
    case 'stall':
      return {
        ...answer,
        event: { kind: 'stall', at: Math.floor(body.length * fault.share), ms: fault.ms },
      };
    default:
      return answer;
  }
}
