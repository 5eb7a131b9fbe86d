import type { ByteRange } from '../core/range.ts';

/** One course of the large map: a part of the file, and what is there of it. */
interface MapRow {
  readonly sizeBytes: number;
  /** What is stored, counted from the beginning of the row. */
  readonly stored: readonly ByteRange[];
  /** Between 0 and 1, from the beginning of the row. */
  readonly verifiedShare: number;
}

/** A file of `totalBytes` bytes cut into `count` rows of equal length, like lines of text. */
export function mapRows(
  stored: readonly ByteRange[],
  verifiedBytes: number,
  totalBytes: number,
  count: number,
): readonly MapRow[] {
  const sizeBytes = totalBytes / count;
  return Array.from({ length: count }, (_, index) => {
    const from = index * sizeBytes;
    const within = (offset: number) => Math.min(sizeBytes, Math.max(0, offset - from));
    return {
      sizeBytes,
      stored: stored
        .map(({ start, end }) => ({ start: within(start), end: within(end) }))
        .filter(({ start, end }) => start < end),
      verifiedShare: sizeBytes > 0 ? within(verifiedBytes) / sizeBytes : 0,
    };
  });
}
