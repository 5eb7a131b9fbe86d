import type { DownloadRecord, RemoteFile } from '../core/download.ts';
import { Failure } from '../core/errors.ts';
import type { OtherFile } from '../core/protocol.ts';
import { type ByteRange, lengthOf } from '../core/range.ts';
import { compareRemote } from '../core/remoteFile.ts';
import { withDeadline } from './deadline.ts';
import type { Ports } from './ports.ts';
import { type Answer, Requester } from './requester.ts';
import type { StoredFile } from './storedFile.ts';
import type { Timings } from './timings.ts';

/** What a fresh link is held against. */
export interface LinkCheck {
  readonly link: string;
  readonly record: DownloadRecord;
  /** What the download has stored. */
  readonly file: StoredFile;
  readonly ports: Pick<Ports, 'network' | 'clock' | 'appUrl'>;
  readonly timings: Timings;
}

/** Right: what is known of the remote file from now on. */
export type CheckedLink =
  | { readonly ok: true; readonly remote: RemoteFile | null }
  | { readonly ok: false; readonly error: OtherFile };

/**
 * Asks a fresh link for bytes that are stored already, before one byte of it is added: size,
 * validators and those bytes must agree. Another host has validators of its own, so there size and
 * bytes decide. Rejects with a `Failure` where the link brings no file at all, or none in time.
 */
export async function checkLink(check: LinkCheck, signal: AbortSignal): Promise<CheckedLink> {
  const { ports, timings } = check;
  return withDeadline(ports.clock, timings.linkMs, signal, (inTime) =>
    compare(check, new Requester(ports, timings, inTime)),
  );
}

async function compare(check: LinkCheck, requester: Requester): Promise<CheckedLink> {
  const { link, record, file, timings } = check;
  const { overlapBytes } = timings;
  const known = record.remote;
  if (known === null) return { ok: true, remote: null };
  const [run] = file.ranges;
  if (run === undefined) return { ok: true, remote: null };
  const window = { start: Math.max(run.start, run.end - overlapBytes), end: run.end };
  const ask = () => askFor(link, window, requester, known);
  const first = await ask();
  try {
    const seen = remoteOf(first);
    if (seen === null || sizeDiffers(known, seen)) return otherFile('size');
    if (validatorDiffers(known, seen) && !(await isNoise(seen, ask))) {
      return otherFile('validator');
    }
    // Without ranges everything before the window would have to come first.
    const near = { start: run.start, end: Math.min(run.end, run.start + overlapBytes) };
    const compared = first.verdict.kind === 'whole' ? near : window;
    if (!(await bytesAgree(first, file, compared))) return otherFile('bytes');
    return { ok: true, remote: { ...seen, name: known.name, ...sizeOf(known, seen) } };
  } finally {
    first.cancel();
  }
}

async function askFor(
  link: string,
  window: ByteRange,
  requester: Requester,
  known: RemoteFile,
): Promise<Answer> {
  // That another server has sent parts says nothing of this one.
  const answer = await requester.ask(
    link,
    { kind: 'range', ...window },
    { ...known, ranges: 'unknown' },
  );
  if (answer.verdict.kind !== 'refused') return answer;
  answer.cancel();
  throw new Failure(answer.verdict.error);
}

/** Null where the answer says that there are no such bytes. */
function remoteOf({ verdict }: Answer): RemoteFile | null {
  return verdict.kind === 'part' || verdict.kind === 'whole' ? verdict.remote : null;
}

function sizeDiffers(known: RemoteFile, seen: RemoteFile): boolean {
  return (
    known.totalBytes !== null && seen.totalBytes !== null && known.totalBytes !== seen.totalBytes
  );
}

function sizeOf(
  known: RemoteFile,
  seen: RemoteFile,
): Pick<RemoteFile, 'totalBytes' | 'totalProven'> {
  return seen.totalBytes === null ? known : seen;
}

function validatorDiffers(known: RemoteFile, seen: RemoteFile): boolean {
  const sameHost = new URL(known.finalUrl).host === new URL(seen.finalUrl).host;
  return sameHost && compareRemote(known, seen) === 'validator-differs';
}

/** True where a second answer has yet another validator: this server stamps each. */
async function isNoise(seen: RemoteFile, ask: () => Promise<Answer>): Promise<boolean> {
  const second = await ask();
  second.cancel();
  const again = remoteOf(second);
  return again !== null && compareRemote(seen, again) === 'validator-differs';
}

/** Reads as far as the window reaches, and compares. */
async function bytesAgree(answer: Answer, file: StoredFile, window: ByteRange): Promise<boolean> {
  const { verdict } = answer;
  let offset = verdict.kind === 'part' ? verdict.start : 0;
  let comparedBytes = 0;
  for await (const part of answer.body) {
    const start = Math.max(offset, window.start);
    const end = Math.min(offset + part.byteLength, window.end);
    if (start < end) {
      const stored = await file.read(start, end);
      const received = part.subarray(start - offset, end - offset);
      if (stored === null || !received.every((byte, index) => byte === stored[index])) return false;
      comparedBytes += end - start;
    }
    offset += part.byteLength;
    if (offset >= window.end) break;
  }
  return comparedBytes === lengthOf(window);
}

function otherFile(differs: OtherFile['differs']): CheckedLink {
  return { ok: false, error: { code: 'other-file', differs } };
}
