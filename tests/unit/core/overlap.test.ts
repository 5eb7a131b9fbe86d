import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withOverlap } from '../../../src/core/plan.ts';
import { type ByteRange, coveredBytes, holesOf } from '../../../src/core/range.ts';
import { rangesIn } from './someRanges.ts';

const piece: ByteRange = { start: 1000, end: 2000 };

describe('withOverlap', () => {
  it.each<[string, ByteRange[], ByteRange]>([
    ['begins before the piece', [{ start: 0, end: 1000 }], { start: 900, end: 2000 }],
    ['never before what is stored', [{ start: 950, end: 1000 }], { start: 950, end: 2000 }],
    [
      'ends behind it where nothing is before',
      [{ start: 2000, end: 5000 }],
      { start: 1000, end: 2100 },
    ],
    ['ends with what is stored', [{ start: 2000, end: 2010 }], { start: 1000, end: 2010 }],
    ['leaves a lone piece as it is', [{ start: 0, end: 999 }], piece],
    [
      'takes the bytes before where it has a choice',
      [
        { start: 0, end: 1000 },
        { start: 2000, end: 3000 },
      ],
      { start: 900, end: 2000 },
    ],
  ])('%s', (_name, stored, expected) => {
    expect(withOverlap(piece, stored, 100)).toEqual(expected);
  });

  it('adds stored bytes only, and no more of them than asked for', () => {
    fc.assert(
      fc.property(rangesIn(10_000), fc.integer({ min: 1, max: 500 }), (stored, windowBytes) => {
        for (const hole of holesOf(stored, 10_000)) {
          const asked = withOverlap(hole, stored, windowBytes);
          const added = asked.end - asked.start - (hole.end - hole.start);
          expect(asked.start).toBeLessThanOrEqual(hole.start);
          expect(asked.end).toBeGreaterThanOrEqual(hole.end);
          expect(added).toBeLessThanOrEqual(windowBytes);
          const together = coveredBytes([...stored, hole]);
          expect(coveredBytes([...stored, hole, asked])).toBe(together);
        }
      }),
    );
  });
});
