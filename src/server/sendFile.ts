import type { Context } from 'koa';
import { lastModifiedHeader, rangeStillHolds, weighPreconditions } from './conditions.ts';
import { FileBody } from './fileBody.ts';
import type { Pace } from './pace.ts';
import { parseRange, type RangeAnswer } from './range.ts';
import type { Headers } from './securityHeaders.ts';
import type { SendableFile } from './servedFile.ts';

/**
 * Answers a GET or HEAD with an open file, which it takes over and closes: validators,
 * conditions, one range or all of it (RFC 9110, sections 13 and 14). `fileHeaders` go with the
 * file's bytes only, not with a refusal.
 */
export async function sendFile(
  ctx: Context,
  file: SendableFile,
  fileHeaders: Headers,
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
  const { start, end } = range.kind === 'part' ? range : { start: 0, end: file.sizeBytes };
  ctx.status = range.kind === 'part' ? 206 : 200;
  if (range.kind === 'part') {
    ctx.set('Content-Range', `bytes ${start}-${end - 1}/${file.sizeBytes}`);
  }
  if (ctx.method === 'HEAD') {
    ctx.length = end - start;
    return file.close();
  }
  ctx.body = new FileBody(file, start, end, pace);
  ctx.length = end - start;
}

/** What to send, or the status of an answer without the file. */
function chooseRange(
  ctx: Context,
  file: SendableFile,
  nowMs: number,
): Exclude<RangeAnswer, { kind: 'unsatisfiable' }> | 304 | 412 | 416 {
  const precondition = weighPreconditions(ctx.req.headers, file);
  if (precondition !== 'go-on') return precondition === 'failed' ? 412 : 304;
  // Range is defined for GET alone (RFC 9110, section 14.2).
  if (ctx.method !== 'GET' || !rangeStillHolds(ctx.get('If-Range'), file, nowMs)) {
    return { kind: 'whole' };
  }
  const range = parseRange(ctx.get('Range'), file.sizeBytes);
  return range.kind === 'unsatisfiable' ? 416 : range;
}
