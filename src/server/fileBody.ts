import { Readable } from 'node:stream';
import type { Pace } from './pace.ts';
import type { SendableFile } from './servedFile.ts';

const STEP_BYTES = 256 * 1024;

/**
 * Bytes `start` to `end` (exclusive) of an open file as a stream, which owns the file and closes
 * it. It reads no further ahead than one step, whatever the size, and breaks off with an error
 * rather than send a byte of another version.
 */
export class FileBody extends Readable {
  readonly #file: SendableFile;
  readonly #end: number;
  readonly #pace: Pace | undefined;
  readonly #ending = new AbortController();
  #position: number;
  #reading: Promise<void> = Promise.resolve();

  constructor(file: SendableFile, start: number, end: number, pace?: Pace) {
    super({ highWaterMark: STEP_BYTES });
    this.#file = file;
    this.#position = start;
    this.#end = end;
    this.#pace = pace;
  }

  override _read(): void {
    this.#reading = this.#readStep().catch((error: Error) => {
      this.destroy(error);
    });
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#ending.abort();
    // A handle must not be closed under a read that is still running.
    this.#reading.then(() => this.#file.close()).then(() => done(error), done);
  }

  async #readStep(): Promise<void> {
    const left = this.#end - this.#position;
    if (left === 0) {
      this.push(null);
      return;
    }
    const length = Math.min(left, STEP_BYTES, this.#pace?.stepBytes ?? STEP_BYTES);
    await this.#pace?.admit(length, this.#ending.signal);
    const bytes = await this.#file.read(this.#position, length);
    if (this.destroyed) return;
    this.#position += length;
    this.push(bytes);
  }
}
