import type { ByteRange } from './range.ts';

/**
 * The ranges joined across the narrowest gaps until at most `most` are left: a picture of them, for
 * the eye. `ranges` must be sorted and joined; the first start and the last end stay.
 */
export function coarseRanges(ranges: readonly ByteRange[], most: number): readonly ByteRange[] {
  if (ranges.length <= most) return ranges;
  const gapBefore = (index: number) => (ranges[index]?.start ?? 0) - (ranges[index - 1]?.end ?? 0);
  const kept = new Set(
    ranges
      .map((_, index) => index)
      .slice(1)
      .toSorted((a, b) => gapBefore(b) - gapBefore(a))
      .slice(0, Math.max(0, most - 1)),
  );
  const coarse: ByteRange[] = [];
  for (const [index, { start, end }] of ranges.entries()) {
    const last = coarse.at(-1);
    if (last === undefined || kept.has(index)) coarse.push({ start, end });
    else coarse[coarse.length - 1] = { start: last.start, end };
  }
  return coarse;
}
