import { Readable } from 'node:stream';
import type { BodyPart } from './multipart.ts';
import type { Pace } from './pace.ts';
import type { SendableFile } from './servedFile.ts';

const STEP_BYTES = 256 * 1024;

/**
 * Ranges of an open file, and literal bytes between them, as a stream, which owns the file and
 * closes it: at its end, or when the signal aborts. It reads no further ahead than one step,
 * whatever the size, and breaks off with an error rather than send a byte of another version.
 */
export class FileBody extends Readable {
  readonly #file: SendableFile;
  readonly #parts: BodyPart[];
  readonly #pace: Pace | undefined;
  readonly #ending = new AbortController();
  #reading: Promise<void> = Promise.resolve();

  constructor(file: SendableFile, parts: readonly BodyPart[], signal: AbortSignal, pace?: Pace) {
    super({ highWaterMark: STEP_BYTES });
    this.#file = file;
    this.#parts = [...parts];
    this.#pace = pace;
    const leave = (): void => {
      this.destroy();
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
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
    const part = this.#parts.shift();
    if (part === undefined || !('end' in part)) {
      this.push(part ?? null);
      return;
    }
    const { start, end } = part;
    const length = Math.min(end - start, STEP_BYTES, this.#pace?.stepBytes ?? STEP_BYTES);
    await this.#pace?.admit(length, this.#ending.signal);
    const bytes = await this.#file.read(start, length);
    if (this.destroyed) return;
    if (start + length < end) this.#parts.unshift({ start: start + length, end });
    this.push(bytes);
  }
}
