import fc from 'fast-check';
import type { ByteRange } from '../../../src/core/range.ts';

/** Size of the files that the properties speak of: small enough to list every byte. */
export const fileBytes = 60;

/** Any number of ranges of a file, empty and overlapping ones too, in any order. */
export function rangesIn(totalBytes: number): fc.Arbitrary<ByteRange[]> {
  const range = fc
    .tuple(fc.nat({ max: totalBytes }), fc.nat({ max: totalBytes }))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  return fc.array(range, { maxLength: 12 });
}

/** Every offset in the ranges, once and in order. */
export function offsetsIn(ranges: Iterable<ByteRange>): number[] {
  const offsets = new Set<number>();
  for (const { start, end } of ranges) {
    for (let offset = start; offset < end; offset += 1) offsets.add(offset);
  }
  return [...offsets].sort((a, b) => a - b);
}
