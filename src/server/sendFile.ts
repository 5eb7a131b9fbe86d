import { randomBytes } from 'node:crypto';
import type { Context } from 'koa';
import { lastModifiedHeader, rangeStillHolds, weighPreconditions } from './conditions.ts';
import { type BodyPart, multipartByteranges } from './multipart.ts';
import type { Pace } from './pace.ts';
import { parseRange, type RangeAnswer } from './range.ts';
import { endOf } from './requestEnd.ts';
import type { Headers } from './securityHeaders.ts';
import { sendParts } from './sendParts.ts';
import type { SendableFile } from './servedFile.ts';

/** What goes with a file's bytes only, not with a refusal. */
export type FileHeaders = Headers & { readonly 'Content-Type': string };

/**
 * Answers a GET or HEAD with an open file, which it takes over and closes: validators,
 * conditions, one range, several, or all of it (RFC 9110, sections 13 and 14).
 */
export async function sendFile(
  ctx: Context,
  file: SendableFile,
  fileHeaders: FileHeaders,
  pace?: Pace,
): Promise<void> {
  const nowMs = Date.now();
  ctx.set({
    'Accept-Ranges': 'bytes',
    ETag: file.etag,
    'Last-Modified': lastModifiedHeader(file, nowMs),
  });
  const range = chooseRange(ctx, file, nowMs);
  if (typeof range === 'number') {
    ctx.status = range;
    if (range === 416) ctx.set('Content-Range', `bytes */${file.sizeBytes}`);
    return file.close();
  }
  ctx.set(fileHeaders);
  const { parts, lengthBytes } = prepareBody(ctx, file, fileHeaders, range);
  ctx.length = lengthBytes;
  if (ctx.method === 'HEAD') return file.close();
  // Koa would have a stream, which cannot tell when its memory may be used again.
  ctx.respond = false;
  try {
    await sendParts(ctx.res, { file, parts, pace, signal: endOf(ctx.req, ctx.res) });
  } catch (error) {
    if (!ctx.headerSent) {
      ctx.respond = true;
      for (const name of [...OF_THE_FILE, ...Object.keys(fileHeaders)]) ctx.remove(name);
    }
    throw error;
  }
}

/** What an answer without the file does not say. */
const OF_THE_FILE = ['Accept-Ranges', 'ETag', 'Last-Modified', 'Content-Range', 'Content-Length'];

type Prepared = { readonly parts: readonly BodyPart[]; readonly lengthBytes: number };

/** Sets the status and the headers that depend on what is sent. */
function prepareBody(
  ctx: Context,
  { sizeBytes }: SendableFile,
  fileHeaders: FileHeaders,
  range: Sendable,
): Prepared {
  if (range.kind === 'whole') {
    ctx.status = 200;
    return { parts: sizeBytes > 0 ? [{ start: 0, end: sizeBytes }] : [], lengthBytes: sizeBytes };
  }
  ctx.status = 206;
  const [first, ...others] = range.ranges;
  if (first !== undefined && others.length === 0) {
    ctx.set('Content-Range', `bytes ${first.start}-${first.end - 1}/${sizeBytes}`);
    return { parts: [first], lengthBytes: first.end - first.start };
  }
  // No file has it inside: it is drawn anew for every answer.
  const boundary = randomBytes(16).toString('hex');
  const type = fileHeaders['Content-Type'];
  const multipart = multipartByteranges(range.ranges, sizeBytes, type, boundary);
  ctx.set('Content-Type', multipart.type);
  return multipart;
}

type Sendable = Exclude<RangeAnswer, { kind: 'unsatisfiable' }>;

/** What to send, or the status of an answer without the file. */
function chooseRange(ctx: Context, file: SendableFile, nowMs: number): Sendable | 304 | 412 | 416 {
  const precondition = weighPreconditions(ctx.req.headers, file);
  if (precondition !== 'go-on') return precondition === 'failed' ? 412 : 304;
  // Range is defined for GET alone (RFC 9110, section 14.2).
  if (ctx.method !== 'GET' || !rangeStillHolds(ctx.get('If-Range'), file, nowMs)) {
    return { kind: 'whole' };
  }
  const range = parseRange(ctx.get('Range'), file.sizeBytes);
  return range.kind === 'unsatisfiable' ? 416 : range;
}
