import { storageFailure } from './openStore.ts';
import { patiently } from './patiently.ts';

/** Bytes in memory that may be used again once they are given back. */
export interface Loan {
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
  /** They must not be looked at any more. To be called once. */
  readonly giveBack: () => void;
}

/** How many buffers are kept for the next readings. */
const mostFree = 4;

/**
 * Reads Blobs, one after another, into memory that it has already: to a fast reader the pages of a
 * fresh buffer cost more than the bytes that go into them.
 */
export class BlobReader {
  readonly #free: ArrayBuffer[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Resolves with the first `lengthBytes`. Null where there are fewer, or the file behind the Blob is
   * gone or cannot be read. Rejects with `storage` where there is no memory for them.
   */
  borrow(blob: Blob, lengthBytes: number): Promise<Loan | null> {
    const reading = this.#last.then(() => this.#read(blob, lengthBytes));
    this.#last = reading.catch(() => undefined);
    weigh(lengthBytes);
    return reading;
  }

  async #read(blob: Blob, lengthBytes: number): Promise<Loan | null> {
    const bytes = await unlessUnreadable(
      fill(blob, () => this.#bufferFor(lengthBytes), lengthBytes),
    );
    if (bytes === null) return null;
    const giveBack = () => {
      if (this.#free.length < mostFree) this.#free.push(bytes.buffer);
    };
    return { parts: [bytes], giveBack };
  }

  #bufferFor(lengthBytes: number): ArrayBuffer {
    const buffer = this.#free.pop();
    return buffer !== undefined && buffer.byteLength >= lengthBytes
      ? buffer
      : new ArrayBuffer(lengthBytes);
  }
}

/** Null where there is less. The memory is the reader's while it reads, and lost where that fails. */
async function fill(
  blob: Blob,
  memoryFor: () => ArrayBuffer,
  lengthBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (blob.size < lengthBytes) return null;
  const reader = openBytes(blob);
  if (reader === null) return bytesOf(blob, 0, lengthBytes);
  try {
    let memory = memoryFor();
    let filled = 0;
    while (filled < lengthBytes) {
      const view = new Uint8Array(memory, filled, lengthBytes - filled);
      const { value, done } = await patiently(reader.read(view));
      if (done || value === undefined) return null;
      memory = value.buffer;
      filled += value.byteLength;
    }
    return new Uint8Array(memory, 0, lengthBytes);
  } finally {
    reader.cancel().catch(() => undefined); // Nobody waits for it.
  }
}

/** Weights live so long: what dies at once is swept without a look at anything older. */
const weightsKept = 8;
const weights: ArrayBuffer[] = [];

/**
 * To the garbage collector a Blob weighs nothing, whatever the browser keeps for it: a thread that
 * makes little other garbage would keep hundreds of megabytes. As much memory, which nobody ever
 * touches, has it notice.
 */
export function weigh(bytes: number): void {
  try {
    weights.push(new ArrayBuffer(bytes));
    if (weights.length > weightsKept) weights.shift();
  } catch {
    // There is no such memory: the collector has been at work.
  }
}

/** Null where Blobs cannot be read into a buffer of ours. */
function openBytes(blob: Blob): ReadableStreamBYOBReader | null {
  try {
    return blob.stream().getReader({ mode: 'byob' });
  } catch {
    return null;
  }
}

/**
 * Bytes `start` to `end` of a Blob, in memory of their own. Rejects with `storage` where they cannot
 * be read: the file behind it is gone, or a page that is leaving takes its Blobs along.
 */
export async function readBlob(
  blob: Blob,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await bytesOf(blob, start, end);
  } catch (caught) {
    throw storageFailure(caught);
  }
}

/** As `readBlob`, but null where the bytes cannot be read, if it is not for want of memory. */
export function readIfThere(
  blob: Blob,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  return unlessUnreadable(bytesOf(blob, start, end));
}

async function bytesOf(blob: Blob, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await patiently(blob.slice(start, end).arrayBuffer()));
}

/**
 * Null where a reading failed. Rejects with `storage` where there was no memory, which says nothing
 * of the bytes: nobody must take them for damaged.
 */
async function unlessUnreadable<Bytes>(reading: Promise<Bytes>): Promise<Bytes | null> {
  try {
    return await reading;
  } catch (caught) {
    if (caught instanceof RangeError) throw storageFailure(caught);
    return null;
  }
}
