import { noNoise, type RemoteFile } from '../core/download.ts';
import { Failure } from '../core/errors.ts';
import type { ByteRange } from '../core/range.ts';
import { believeAnswer } from './believeAnswer.ts';
import { type Exchange, isEndProbe } from './exchange.ts';
import type { Answer } from './requester.ts';
import { Changed, PlanAgain } from './transferHost.ts';

/**
 * What a 416 says: that the file is empty, or complete, or has shrunk. One that says nothing has the
 * file asked for from its first byte, and compared.
 */
export async function settlePastEnd(
  exchange: Exchange,
  piece: ByteRange,
  totalBytes: number | null,
): Promise<void> {
  const { host } = exchange;
  const { record, file } = host;
  const known = record.remote;
  if (known === null) {
    await host.learn(emptyFile(record.url), []);
    return;
  }
  const { verifiableEnd } = file;
  const isNowhereElse = totalBytes === null || totalBytes === piece.start;
  const asksForMore =
    isEndProbe(piece, known) || (known.totalBytes === null && piece.start === verifiableEnd);
  if (asksForMore && isNowhereElse) {
    await host.learn({ ...known, totalBytes: piece.start, totalProven: true }, []);
    return;
  }
  if (totalBytes !== null && totalBytes === file.bytes && verifiableEnd === totalBytes) {
    await host.learn({ ...known, totalBytes, totalProven: true }, []);
    return;
  }
  const storedEnd = file.ranges.at(-1)?.end ?? 0;
  if (totalBytes !== null && totalBytes < storedEnd) throw new Changed('size');
  if (exchange.fromStart === 'no') {
    exchange.fromStart = 'wanted';
    throw new PlanAgain();
  }
  // Compared from its first byte by now. A size that was only inferred may have been a wrong length.
  if (!known.totalProven && isNowhereElse && piece.start === verifiableEnd) {
    exchange.endSettled = true;
    await host.learn({ ...known, totalBytes: piece.start }, []);
    return;
  }
  throw new Failure({ code: 'http', status: 416 });
}

/**
 * What a clean end of a body, at offset `end`, says about the file. `promised` is what of the answer
 * was not stored before. `decoded`: a whole file that the
 * browser has unpacked, so that no header told its length.
 */
export async function settleEnd(
  exchange: Exchange,
  { end, decoded }: { readonly end: number; readonly decoded: boolean },
  promised: ByteRange,
): Promise<void> {
  const { host } = exchange;
  const known = host.record.remote;
  if (known === null) return;
  const isAsPromised = promised.end === Number.POSITIVE_INFINITY || end >= promised.end;
  if (decoded || (known.totalBytes === null && isAsPromised)) {
    // Asked at this very end, and nothing came: there is no more to ask.
    exchange.endSettled ||= end === promised.start;
    await host.learn({ ...known, totalBytes: end, totalProven: false }, []);
    return;
  }
  if (end === known.totalBytes && end === promised.start) {
    exchange.endSettled = true;
    return;
  }
  // Shorter than promised, and cleanly so: go on from there, but not in a hot loop.
  if (end < promised.end && end - promised.start < (promised.end - promised.start) / 2) {
    throw new Failure({ code: 'unreachable' });
  }
}

/** True for an error that answers the question whether there is more: there is none to be had. */
export function saysNoMore(failure: Failure['error']): boolean {
  if (failure.code !== 'http') return false;
  return failure.status >= 400 && failure.status < 500 && ![408, 425, 429].includes(failure.status);
}

/**
 * True for a fault of the server's own, which what lies behind the end may be the cause of: a handler
 * that opens its file there throws. A 503 asks to wait.
 */
export function stumbles(failure: Failure['error']): boolean {
  return failure.code === 'http' && failure.status >= 500 && failure.status !== 503;
}

/**
 * Takes the length of a whole file that was offered in place of what lies behind an inferred end:
 * where it is the same, that is the end, and the body need not come. False where it is not.
 */
export async function settleByLength(
  exchange: Exchange,
  answer: Answer,
  piece: ByteRange,
  seen: RemoteFile,
): Promise<boolean> {
  const { remote: known, revision } = exchange.host.record;
  const { asked } = answer;
  // Asked for from its first byte, it is to be compared.
  if (asked.kind === 'range' && asked.start !== piece.start) return false;
  if (known === null || !isEndProbe(piece, known) || seen.totalBytes !== known.totalBytes) {
    return false;
  }
  await believeAnswer(exchange, answer, piece, { ...seen, ranges: known.ranges });
  // Of another version, it is the new revision's first answer.
  if (exchange.host.record.revision !== revision) return false;
  answer.cancel();
  return true;
}

function emptyFile(url: string): RemoteFile {
  return {
    totalBytes: 0,
    totalProven: true,
    etag: null,
    lastModified: null,
    noise: noNoise,
    ranges: 'proven',
    name: '',
    mediaType: null,
    finalUrl: url,
  };
}
