import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coarseRanges } from '../../../src/core/coarseRanges.ts';
import { subtract, union } from '../../../src/core/range.ts';

describe('coarseRanges', () => {
  it('joins across the narrowest gaps', () => {
    const ranges = [
      { start: 0, end: 10 },
      { start: 11, end: 20 },
      { start: 50, end: 60 },
      { start: 63, end: 70 },
    ];
    expect(coarseRanges(ranges, 2)).toEqual([
      { start: 0, end: 20 },
      { start: 50, end: 70 },
    ]);
    expect(coarseRanges(ranges, 1)).toEqual([{ start: 0, end: 70 }]);
  });

  it('covers all that was covered, with no more ranges than asked for', () => {
    const range = fc
      .tuple(fc.nat(10_000), fc.integer({ min: 1, max: 50 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(range), fc.integer({ min: 1, max: 20 }), (some, most) => {
        const ranges = union(some);
        const coarse = coarseRanges(ranges, most);
        expect(coarse.length).toBe(Math.min(most, ranges.length));
        expect(coarse).toEqual(union(coarse));
        for (const each of ranges) expect(subtract(each, coarse)).toEqual([]);
        expect([coarse[0]?.start, coarse.at(-1)?.end]).toEqual([
          ranges[0]?.start,
          ranges.at(-1)?.end,
        ]);
      }),
    );
  });
});
