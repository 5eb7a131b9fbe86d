/** Bytes `start` to `end`, end exclusive. An end of `Infinity` stands for a size not known yet. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Number of bytes in a range. */
export function lengthOf(range: ByteRange): number {
  return range.end - range.start;
}

/** Sorted, with overlapping and touching ranges joined and empty ones dropped. */
export function union(ranges: Iterable<ByteRange>): readonly ByteRange[] {
  const sorted = [...ranges].filter((range) => range.end > range.start);
  sorted.sort((a, b) => a.start - b.start);
  const joined: ByteRange[] = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last === undefined || range.start > last.end) joined.push(range);
    else if (range.end > last.end)
      joined[joined.length - 1] = { start: last.start, end: range.end };
  }
  return joined;
}

/** What of `from` no range of `taken` covers; `taken` must be a union. */
export function subtract(from: ByteRange, taken: readonly ByteRange[]): readonly ByteRange[] {
  const rest: ByteRange[] = [];
  let start = from.start;
  for (const range of taken) {
    if (range.end <= start) continue;
    if (range.start >= from.end) break;
    if (range.start > start) rest.push({ start, end: range.start });
    start = range.end;
  }
  if (start < from.end) rest.push({ start, end: from.end });
  return rest;
}

/** The holes of a file: its bytes that are not stored. */
export function holesOf(
  stored: Iterable<ByteRange>,
  totalBytes: number | null,
): readonly ByteRange[] {
  return subtract({ start: 0, end: totalBytes ?? Number.POSITIVE_INFINITY }, union(stored));
}

/** How many different bytes the ranges hold. */
export function coveredBytes(ranges: Iterable<ByteRange>): number {
  return union(ranges).reduce((sum, range) => sum + lengthOf(range), 0);
}

/** Where the run of stored bytes that begins at `from` ends; `from` itself where there is none. */
export function contiguousEnd(stored: readonly ByteRange[], from = 0): number {
  const run = stored.find((range) => range.start <= from && range.end > from);
  return run?.end ?? from;
}
