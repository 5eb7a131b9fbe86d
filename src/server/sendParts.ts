import type { Writable } from 'node:stream';
import type { BodyPart } from './multipart.ts';
import type { Pace } from './pace.ts';
import type { ByteRange } from './range.ts';
import type { SendableFile } from './servedFile.ts';

/** What all answers together may hold of their files: a lone one takes large steps, which cost less. */
const SHARED_BYTES = 16 * 1024 * 1024;
const LEAST_STEP_BYTES = 64 * 1024;
const MOST_STEP_BYTES = 512 * 1024;
let answersUnderWay = 0;

type Response = Writable & { readonly headersSent: boolean };

/** What an answer with a file is made of. */
export interface FileAnswer {
  readonly file: SendableFile;
  readonly parts: readonly BodyPart[];
  readonly pace: Pace | undefined;
  /** Aborts once the request is done with, or its client has gone. */
  readonly signal: AbortSignal;
}

/**
 * Sends ranges of an open file, and literal bytes between them, as the body of a response whose head
 * is ready, and ends it. It takes the file over and closes it. Two pieces of memory are used in turn,
 * whatever the size: one is read into while the other is sent. Where the file has changed it breaks
 * the answer off rather than send a byte of another version, and rejects; before the first byte it
 * only rejects, and may be answered otherwise. A client that leaves is no error.
 */
export async function sendParts(response: Response, answer: FileAnswer): Promise<void> {
  answersUnderWay += 1;
  try {
    await write(response, answer);
  } catch (error) {
    if (answer.signal.aborted) return;
    if (response.headersSent) response.destroy(error as Error);
    throw error;
  } finally {
    answersUnderWay -= 1;
    await answer.file.close();
  }
}

async function write(response: Writable, { file, parts, pace, signal }: FileAnswer): Promise<void> {
  const mostBytes = Math.min(shareOfMemory(), pace?.stepBytes ?? MOST_STEP_BYTES);
  const memoryBytes = Math.min(mostBytes, longest(parts));
  let free = Buffer.allocUnsafeSlow(memoryBytes);
  let busy = Buffer.allocUnsafeSlow(memoryBytes);
  let sending = Promise.resolve();
  const read = async ({ start, end }: ByteRange): Promise<Uint8Array> => {
    await pace?.admit(end - start, signal);
    const bytes = free.subarray(0, end - start);
    await file.read(start, bytes);
    [free, busy] = [busy, free];
    return bytes;
  };
  for (const step of stepsOf(parts, mostBytes)) {
    const bytes = 'end' in step ? await read(step) : step;
    // What was sent before is out by then, so that its memory is free for the next step.
    await sending;
    sending = send(response, bytes, signal);
    sending.catch(() => {}); // Met where it is waited for.
  }
  await sending;
  response.end();
}

/** Ranges in steps of `mostBytes` at most, the rest as it is. */
function* stepsOf(parts: readonly BodyPart[], mostBytes: number): Generator<BodyPart> {
  for (const part of parts) {
    if (!('end' in part)) {
      yield part;
      continue;
    }
    for (let { start } = part; start < part.end; start += mostBytes) {
      yield { start, end: Math.min(part.end, start + mostBytes) };
    }
  }
}

function longest(parts: readonly BodyPart[]): number {
  const ranges = parts.filter((part): part is ByteRange => 'end' in part);
  return Math.max(0, ...ranges.map(({ start, end }) => end - start));
}

function shareOfMemory(): number {
  const share = Math.floor(SHARED_BYTES / 2 / answersUnderWay);
  return Math.max(LEAST_STEP_BYTES, Math.min(MOST_STEP_BYTES, share));
}

/** Resolves once the bytes have left this process, so that their memory may be used again. */
function send(response: Writable, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason);
    if (signal.aborted) {
      leave();
      return;
    }
    signal.addEventListener('abort', leave, { once: true });
    response.write(bytes, (error) => {
      signal.removeEventListener('abort', leave);
      if (error) reject(error);
      else resolve();
    });
  });
}
