import { type ChunkIndex, chunkAt, indexChunks } from '../core/chunkIndex.ts';
import { layOut, type Slice } from '../core/plan.ts';
import { type ByteRange, contiguousEnd, coveredBytes, lengthOf, union } from '../core/range.ts';
import type { ChunkKey, ChunkStore, Hashing, StoredChunk } from './ports.ts';

interface Stores {
  readonly chunks: ChunkStore;
  readonly hashing: Hashing;
}

/** How many chunks' records are asked for before their turn. */
const recordsAhead = 8;

/**
 * The chunks of one revision, known by their keys. Read once from storage, then kept in step with
 * every commit and every chunk found damaged.
 */
export class StoredFile {
  readonly url: string;
  readonly revision: number;
  readonly #chunks: ChunkStore;
  readonly #hashing: Hashing;
  readonly #onDrop: (key: ChunkKey) => void;
  readonly #keys = new Map<string, ChunkKey>();
  /** Records that were asked for and not looked at yet. */
  readonly #asked = new Map<string, Promise<StoredChunk | null>>();
  #ranges: readonly ByteRange[] | null = null;
  #index: ChunkIndex<ChunkKey> | null = null;

  private constructor(
    stores: Stores,
    url: string,
    revision: number,
    onDrop: (key: ChunkKey) => void,
  ) {
    this.#onDrop = onDrop;
    this.#chunks = stores.chunks;
    this.#hashing = stores.hashing;
    this.url = url;
    this.revision = revision;
  }

  /**
   * Reads the keys of a revision; no value is read.
   *
   * @param onDrop called where bytes that were stored are not to be trusted any more
   */
  static async open(
    stores: Stores,
    url: string,
    revision: number,
    onDrop: (key: ChunkKey) => void,
  ): Promise<StoredFile> {
    const file = new StoredFile(stores, url, revision, onDrop);
    for (const key of await stores.chunks.keys(url, revision)) file.#keys.set(nameOf(key), key);
    return file;
  }

  /** Keys in order of their start. */
  get keys(): readonly ChunkKey[] {
    return this.#places.keys;
  }

  get #places(): ChunkIndex<ChunkKey> {
    this.#index ??= indexChunks(this.#keys.values());
    return this.#index;
  }

  /** What is stored, sorted and joined. */
  get ranges(): readonly ByteRange[] {
    this.#ranges ??= union(this.#keys.values());
    return this.#ranges;
  }

  get bytes(): number {
    return coveredBytes(this.ranges);
  }

  /** Where the run of stored bytes from the first one ends. */
  get verifiableEnd(): number {
    return contiguousEnd(this.ranges);
  }

  /** A chunk was stored, or stored anew. */
  add(key: ChunkKey): void {
    this.#keys.set(nameOf(key), key);
    this.#asked.delete(nameOf(key));
    this.#changed();
  }

  /** Deletes a chunk that cannot be trusted; its bytes become a hole. */
  async drop(key: ChunkKey): Promise<void> {
    this.#keys.delete(nameOf(key));
    this.#changed();
    this.#onDrop(key);
    await this.#chunks.delete([key]);
  }

  /** The chunk that holds a byte and reaches farthest behind it. */
  chunkAt(offset: number): ChunkKey | null {
    return chunkAt(this.#places, offset);
  }

  /**
   * Asks for the records of the chunks from `offset` on, which will be looked at next: storage
   * answers a reading only when it has done all writes that were asked for before.
   */
  lookAhead(offset: number): void {
    let key = this.chunkAt(offset);
    for (let ahead = 0; key !== null && ahead < recordsAhead; ahead += 1) {
      if (!this.#asked.has(nameOf(key))) this.#ask(key);
      key = this.chunkAt(key.end);
    }
  }

  #ask(key: ChunkKey): void {
    const name = nameOf(key);
    const asked = this.#chunks.get(key);
    this.#asked.set(name, asked);
    // A fault of storage is met by whoever waits for it; it says nothing about the next time.
    asked.catch(() => {
      if (this.#asked.get(name) === asked) this.#asked.delete(name);
    });
  }

  /**
   * Whether a chunk is as it was when its bytes came, by a check of its record. One that is
   * missing or damaged is dropped, so that the plan sees the hole.
   */
  async isIntact(key: ChunkKey, check: (chunk: StoredChunk) => Promise<boolean>): Promise<boolean> {
    // What was looked at ahead may be out of date by now: it condemns nothing.
    const ahead = await this.#asked.get(nameOf(key));
    this.#asked.delete(nameOf(key));
    if (ahead && (await check(ahead))) return true;
    const chunk = await this.#chunks.get(key);
    if (chunk !== null && (await check(chunk))) return true;
    await this.drop(key);
    if (chunk === null) await this.#forgetMissing();
    return false;
  }

  /** The bytes of a chunk that is intact by its local checksum; null, and dropped, where not. */
  async intactBytes(key: ChunkKey): Promise<Uint8Array<ArrayBuffer> | null> {
    let bytes: Uint8Array<ArrayBuffer> | null = null;
    const isIntact = await this.isIntact(key, async (chunk) => {
      bytes = await this.#chunks.read(chunk, 0, lengthOf(key));
      return bytes !== null && this.#hashing.checksum([bytes]) === chunk.checksum;
    });
    return isIntact ? bytes : null;
  }

  /** Where one chunk has vanished others may have: the plan should see all holes at once. */
  async #forgetMissing(): Promise<void> {
    const believed = [...this.#keys];
    const stored = await this.#chunks.keys(this.url, this.revision);
    const names = new Set(stored.map(nameOf));
    for (const [name, key] of believed) {
      if (names.has(name) || !this.#keys.delete(name)) continue;
      this.#onDrop(key);
    }
    this.#changed();
  }

  #changed(): void {
    this.#ranges = null;
    this.#index = null;
    for (const name of this.#asked.keys()) if (!this.#keys.has(name)) this.#asked.delete(name);
  }

  /** True where the chunk that holds a byte was damaged; it is dropped then. */
  async dropDamaged(offset: number): Promise<boolean> {
    const key = this.chunkAt(offset);
    return key !== null && (await this.intactBytes(key)) === null;
  }

  /**
   * Stored bytes `start` to `end`, which must be covered. Null where a chunk turns out missing or
   * unreadable; it is dropped then, so that the plan sees the hole.
   */
  async read(start: number, end: number): Promise<Uint8Array | null> {
    const bytes = new Uint8Array(end - start);
    const inside = this.keys.filter((key) => key.end > start && key.start < end);
    const slices = layOut(inside, { start, end });
    if (slices === null) return null;
    for (const slice of slices) {
      const { key } = slice;
      // A reading may fail for a moment: one failure condemns nothing.
      const part = (await this.#readSlice(slice)) ?? (await this.#readSlice(slice));
      if (part === null) {
        await this.drop(key);
        return null;
      }
      bytes.set(part, slice.start - start);
    }
    return bytes;
  }

  async #readSlice({ key, start, end }: Slice<ChunkKey>): Promise<Uint8Array | null> {
    const chunk = await this.#chunks.get(key);
    return chunk && this.#chunks.read(chunk, start - key.start, end - key.start);
  }
}

function nameOf(key: ChunkKey): string {
  return `${key.start}-${key.end}`;
}
