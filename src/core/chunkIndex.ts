import type { ByteRange } from './range.ts';

/** The chunks of a file by their place. They may overlap. */
export interface ChunkIndex<Key extends ByteRange> {
  /** In order of their start. */
  readonly keys: readonly Key[];
  /** Of each place in `keys`, the one up to there that reaches farthest. */
  readonly farthest: readonly Key[];
}

/** Takes n log n for n chunks, once for each change. */
export function indexChunks<Key extends ByteRange>(chunks: Iterable<Key>): ChunkIndex<Key> {
  const keys = [...chunks].sort((a, b) => a.start - b.start);
  const farthest: Key[] = [];
  let best: Key | undefined;
  for (const key of keys) {
    if (best === undefined || key.end > best.end) best = key;
    farthest.push(best);
  }
  return { keys, farthest };
}

/** The chunk that holds a byte and reaches farthest behind it; null where none does. */
export function chunkAt<Key extends ByteRange>(
  { keys, farthest }: ChunkIndex<Key>,
  offset: number,
): Key | null {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const best = farthest[low - 1];
  return best !== undefined && best.end > offset ? best : null;
}
