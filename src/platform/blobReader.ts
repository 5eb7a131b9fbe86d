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
   * Resolves with the first `lengthBytes`. Null where there are fewer, the file behind the Blob is
   * gone or cannot be read, or there is no memory for it.
   */
  borrow(blob: Blob, lengthBytes: number): Promise<Loan | null> {
    const reading = this.#last.then(() => this.#read(blob, lengthBytes)).catch(() => null);
    this.#last = reading;
    weigh(lengthBytes);
    return reading;
  }

  async #read(blob: Blob, lengthBytes: number): Promise<Loan | null> {
    const bytes = await fill(blob, this.#bufferFor(lengthBytes), lengthBytes);
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

/** Null where it cannot be read. The buffer is the reader's while it reads, and lost where that fails. */
async function fill(
  blob: Blob,
  buffer: ArrayBuffer,
  lengthBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (blob.size < lengthBytes) return null;
  const reader = openBytes(blob);
  if (reader === null) return readBlob(blob, 0, lengthBytes).catch(() => null);
  try {
    let memory = buffer;
    let filled = 0;
    while (filled < lengthBytes) {
      const view = new Uint8Array(memory, filled, lengthBytes - filled);
      const { value, done } = await patiently(reader.read(view));
      if (done || value === undefined) return null;
      memory = value.buffer;
      filled += value.byteLength;
    }
    return new Uint8Array(memory, 0, lengthBytes);
  } catch {
    return null;
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
    return new Uint8Array(await patiently(blob.slice(start, end).arrayBuffer()));
  } catch (caught) {
    throw storageFailure(caught);
  }
}
