import { Failure } from '../core/errors.ts';
import type { ByteRange } from '../core/range.ts';
import { type Belief, dateGrainMs } from './belief.ts';
import type { ChunkKey, ChunkStore, Clock, Hashing } from './ports.ts';
import type { Requester } from './requester.ts';
import type { StoredFile } from './storedFile.ts';
import type { TransferHost } from './transferHost.ts';

/** How far a repair has come; kept over interruptions, so that it goes on where it stopped. */
export interface RepairProgress {
  /** Every byte before it was compared. */
  position: number;
  /** Chunks that were replaced, or dropped to be fetched again. */
  mended: number;
  /** Chunks that differ from two answers which differ from each other. */
  unsettled: number;
}

/** What a repair works on. */
export interface RepairOptions {
  readonly file: StoredFile;
  readonly host: Pick<TransferHost, 'record' | 'learn'>;
  readonly belief: Belief;
  readonly source: string;
  readonly requester: Requester;
  readonly chunks: ChunkStore;
  readonly hashing: Hashing;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Resolves when there may be more. */
  readonly received: (bytes: number) => Promise<void>;
}

/**
 * Fetches a stored file once more, chunk by chunk, and compares. A chunk that differs is asked for
 * a second time, and replaced only by bytes that two answers agree on. One chunk is in memory at a
 * time. Needs a server that honours ranges.
 *
 * @throws Failure `source-changed` where the server's file is another one by now, and whatever
 *   fetching and storing throw
 */
export async function repair(options: RepairOptions, progress: RepairProgress): Promise<void> {
  const { file, signal } = options;
  for (;;) {
    signal.throwIfAborted();
    const key = file.chunkAt(progress.position);
    if (key === null) return;
    const outcome = await mend(options, key);
    if (outcome !== 'same') progress[outcome] += 1;
    progress.position = key.end;
  }
}

async function mend(
  options: RepairOptions,
  key: ChunkKey,
): Promise<'same' | 'mended' | 'unsettled'> {
  const stored = await options.file.intactBytes(key);
  if (stored === null) return 'mended'; // Dropped: a hole now, fetched with the others.
  const second = await fetchExactly(options, key);
  if (sameBytes(second, stored)) return 'same';
  const third = await fetchExactly(options, key);
  if (!sameBytes(third, second)) return 'unsettled';
  await options.chunks.put(key, new Blob([third]), options.hashing.checksum([third]));
  options.file.add(key);
  return 'mended';
}

/** Whether every byte of a file was compared, and is what the server sends. */
export function agrees(
  { position, mended, unsettled }: RepairProgress,
  totalBytes: number,
): boolean {
  return mended === 0 && unsettled === 0 && position >= totalBytes;
}

async function fetchExactly(
  options: RepairOptions,
  range: ByteRange,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(range.end - range.start);
  let offset = range.start;
  while (offset < range.end) {
    const before = offset;
    for await (const part of await askFor(options, { start: offset, end: range.end })) {
      await options.received(part.byteLength);
      const taken = part.subarray(0, range.end - offset);
      bytes.set(taken, offset - range.start);
      offset += taken.byteLength;
      if (offset === range.end) break;
    }
    if (offset === before) throw new Failure({ code: 'unreachable' });
  }
  return bytes;
}

async function askFor(
  { requester, host, belief, source, clock, signal }: RepairOptions,
  range: ByteRange,
): Promise<AsyncIterable<Uint8Array<ArrayBuffer>>> {
  for (;;) {
    const known = host.record.remote;
    const answer = await requester.ask(source, { kind: 'range', ...range }, known);
    const { verdict } = answer;
    const isFile = verdict.kind === 'part' || verdict.kind === 'whole';
    const judgement = isFile && known !== null && belief.judge(known, verdict.remote, true);
    if (isFile && judgement === 'same') {
      return verdict.kind === 'part' ? answer.body : behind(answer.body, range.start);
    }
    answer.cancel();
    if (verdict.kind === 'refused') throw new Failure(verdict.error);
    if (judgement === false) throw new Failure({ code: 'source-changed', what: 'gone' });
    if (judgement === 'size-changed') throw new Failure({ code: 'source-changed', what: 'size' });
    if (judgement === 'validator-changed') {
      throw new Failure({ code: 'source-changed', what: 'validator' });
    }
    if (typeof judgement === 'object' && known !== null) {
      await host.learn({ ...known, noise: judgement }, []);
    }
    if (judgement === 'ask-again-later') await clock.sleep(dateGrainMs, signal);
  }
}

/** What follows the first bytes of a body: a server may send the whole file for a range of it. */
async function* behind(
  body: AsyncIterable<Uint8Array<ArrayBuffer>>,
  start: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let offset = 0;
  for await (const part of body) {
    const skipped = Math.min(part.byteLength, Math.max(0, start - offset));
    offset += part.byteLength;
    if (skipped < part.byteLength) yield part.subarray(skipped);
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && one.every((byte, index) => byte === other[index]);
}
