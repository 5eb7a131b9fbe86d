import { storageFailure } from './openStore.ts';
import { patiently } from './patiently.ts';

/**
 * Reads Blobs, one after another, into memory that it has already: to a fast reader the pages of
 * a fresh buffer cost more than the bytes that go into them.
 */
export class BlobReader {
  #memory = new ArrayBuffer(0);
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Resolves with what `use` makes of the first `lengthBytes`, which are its own only until it
   * returns. Null where there are fewer, or the file behind the Blob is gone or cannot be read.
   */
  read<Value>(
    blob: Blob,
    lengthBytes: number,
    use: (bytes: Uint8Array<ArrayBuffer>) => Value,
  ): Promise<Value | null> {
    const reading = this.#last.then(async () => {
      const bytes = await this.#fill(blob, lengthBytes).catch(() => null);
      return bytes === null ? null : use(bytes);
    });
    this.#last = reading.catch(() => undefined);
    weigh(lengthBytes);
    return reading;
  }

  async #fill(blob: Blob, lengthBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
    if (blob.size < lengthBytes) return null;
    const reader = openBytes(blob);
    if (reader === null) return readBlob(blob, 0, lengthBytes);
    if (this.#memory.byteLength < lengthBytes) this.#memory = new ArrayBuffer(lengthBytes);
    try {
      let filled = 0;
      while (filled < lengthBytes) {
        const view = new Uint8Array(this.#memory, filled, lengthBytes - filled);
        this.#memory = new ArrayBuffer(0); // It goes to the reader and comes back with the bytes.
        const { value, done } = await patiently(reader.read(view));
        if (value !== undefined) this.#memory = value.buffer;
        if (done) return null;
        filled += value.byteLength;
      }
      return new Uint8Array(this.#memory, 0, lengthBytes);
    } finally {
      reader.cancel().catch(() => undefined); // Nobody waits for it.
    }
  }
}

/**
 * To the garbage collector a Blob weighs nothing, whatever the browser keeps for it: a thread that
 * makes little other garbage would keep hundreds of megabytes. As much memory, which nobody ever
 * touches, has it notice.
 */
function weigh(bytes: number): void {
  new ArrayBuffer(bytes);
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
