import type { ChunkKey } from '../engine/ports.ts';
import type { Loan } from './blobReader.ts';

/** How many chunks are kept: two of each of a few connections, until they are committed. */
const most = 12;
/** Whom nobody has asked for while so many came was left behind by its download. */
const patience = 4 * most;

/** A chunk whose bytes are still in memory. */
export interface AtHand extends Loan {
  readonly key: ChunkKey;
  /** Local checksum of the bytes. */
  readonly checksum: string;
}

interface Kept extends AtHand {
  /** How many had come with it. */
  readonly number: number;
}

type FileOfChunk = Pick<ChunkKey, 'url' | 'revision'>;

/**
 * Chunks that came a moment ago, until their turn comes in their file: their bytes need not be
 * fetched from storage again. Where there are too many, those that come first in their file stay,
 * since they are wanted next: whoever has fallen behind does not find each one gone.
 */
export class ChunksAtHand {
  /** Sorted by where they start. */
  #kept: Kept[] = [];
  #count = 0;

  keep(chunk: AtHand): void {
    const { key } = chunk;
    this.#count += 1;
    this.#drop((one) => one.number + patience < this.#count || isSamePlace(one.key, key));
    this.#kept = [...this.#kept, { ...chunk, number: this.#count }].sort(
      (a, b) => a.key.start - b.key.start,
    );
    for (const { giveBack } of this.#kept.splice(most)) giveBack();
  }

  /**
   * Hands a chunk over, whose memory is the caller's to give back then. Null where it is not here,
   * or is not what was stored by the checksum of its record.
   */
  take(key: ChunkKey, checksum: string): AtHand | null {
    const found = this.#kept.find((one) => isSamePlace(one.key, key));
    if (found?.key.end !== key.end || found.checksum !== checksum) return null;
    this.#kept = this.#kept.filter((one) => one !== found);
    return found;
  }

  /** Lets everything go of that file that starts before `offset`. */
  pass(file: FileOfChunk, offset: number): void {
    this.#drop(({ key }) => isSameFile(key, file) && key.start < offset);
  }

  #drop(isGone: (chunk: Kept) => boolean): void {
    const gone = this.#kept.filter(isGone);
    this.#kept = this.#kept.filter((chunk) => !gone.includes(chunk));
    for (const { giveBack } of gone) giveBack();
  }
}

function isSamePlace(a: ChunkKey, b: ChunkKey): boolean {
  return isSameFile(a, b) && a.start === b.start;
}

function isSameFile(a: FileOfChunk, b: FileOfChunk): boolean {
  return a.url === b.url && a.revision === b.revision;
}
