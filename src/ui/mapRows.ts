import type { ByteRange } from '../engine.ts';

/** What a map shows of a file. */
export interface MapParts {
  readonly stored: readonly ByteRange[];
  readonly inFlight: readonly ByteRange[];
  /** How far it was checked. */
  readonly verifiedBytes: number;
}

/** One course of the large map: a part of the file, and what is there of it. */
interface MapRow {
  readonly sizeBytes: number;
  /** Counted from the beginning of the row, as is `inFlight`. */
  readonly stored: readonly ByteRange[];
  readonly inFlight: readonly ByteRange[];
  /** Between 0 and 1, from the beginning of the row. */
  readonly verifiedShare: number;
}

/** A file of `totalBytes` bytes cut into `count` rows of equal length, like lines of text. */
export function mapRows(
  { stored, inFlight, verifiedBytes }: MapParts,
  totalBytes: number,
  count: number,
): readonly MapRow[] {
  const sizeBytes = totalBytes / count;
  return Array.from({ length: count }, (_, index) => {
    const from = index * sizeBytes;
    const within = (offset: number) => Math.min(sizeBytes, Math.max(0, offset - from));
    const cut = (ranges: readonly ByteRange[]) =>
      ranges
        .map(({ start, end }) => ({ start: within(start), end: within(end) }))
        .filter(({ start, end }) => start < end);
    return {
      sizeBytes,
      stored: cut(stored),
      inFlight: cut(inFlight),
      verifiedShare: sizeBytes > 0 ? within(verifiedBytes) / sizeBytes : 0,
    };
  });
}
