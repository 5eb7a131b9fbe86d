import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ByteRange,
  contiguousEnd,
  coveredBytes,
  holesOf,
  lengthOf,
  subtract,
  union,
} from '../../../src/core/range.ts';
import { fileBytes, offsetsIn, rangesIn } from './someRanges.ts';

describe('union', () => {
  test.each<[string, ByteRange[], ByteRange[]]>([
    ['nothing', [], []],
    ['an empty range', [{ start: 3, end: 3 }], []],
    [
      'ranges that touch, in any order',
      [
        { start: 7, end: 9 },
        { start: 0, end: 4 },
        { start: 4, end: 7 },
      ],
      [{ start: 0, end: 9 }],
    ],
    [
      'one range inside another',
      [
        { start: 0, end: 9 },
        { start: 2, end: 3 },
        { start: 11, end: 12 },
      ],
      [
        { start: 0, end: 9 },
        { start: 11, end: 12 },
      ],
    ],
    [
      'an end that is not known yet',
      [
        { start: 5, end: Number.POSITIVE_INFINITY },
        { start: 2, end: 6 },
      ],
      [{ start: 2, end: Number.POSITIVE_INFINITY }],
    ],
  ])('joins %s', (_, ranges, joined) => {
    expect(union(ranges)).toEqual(joined);
  });

  test('holds the same bytes, sorted, apart from each other', () => {
    fc.assert(
      fc.property(rangesIn(fileBytes), (ranges) => {
        const joined = union(ranges);
        expect(offsetsIn(joined)).toEqual(offsetsIn(ranges));
        for (const [index, range] of joined.entries()) {
          expect(range.end).toBeGreaterThan(range.start);
          const before = joined[index - 1];
          if (before !== undefined) expect(range.start).toBeGreaterThan(before.end);
        }
      }),
    );
  });

  test('leaves the ranges it is given as they were', () => {
    const ranges = Object.freeze([
      Object.freeze({ start: 4, end: 6 }),
      Object.freeze({ start: 0, end: 5 }),
    ]);
    expect(union(ranges)).toEqual([{ start: 0, end: 6 }]);
  });
});

describe('subtract', () => {
  test('leaves exactly what is not covered', () => {
    fc.assert(
      fc.property(rangesIn(fileBytes), rangesIn(fileBytes), (some, taken) => {
        for (const from of some) {
          const covered = new Set(offsetsIn(taken));
          const expected = offsetsIn([from]).filter((offset) => !covered.has(offset));
          expect(subtract(from, union(taken)).flatMap((range) => offsetsIn([range]))).toEqual(
            expected,
          );
        }
      }),
    );
  });
});

describe('holesOf', () => {
  test('with what is stored they make the whole file, and nothing twice', () => {
    fc.assert(
      fc.property(rangesIn(fileBytes), (stored) => {
        const holes = holesOf(stored, fileBytes);
        expect(union([...stored, ...holes])).toEqual([{ start: 0, end: fileBytes }]);
        expect(coveredBytes(stored) + coveredBytes(holes)).toBe(fileBytes);
      }),
    );
  });

  test('an unknown size leaves a hole without an end behind the stored bytes', () => {
    fc.assert(
      fc.property(rangesIn(fileBytes), (stored) => {
        const last = holesOf(stored, null).at(-1);
        expect(last?.end).toBe(Number.POSITIVE_INFINITY);
        expect(last?.start).toBe(union(stored).at(-1)?.end ?? 0);
      }),
    );
  });

  test('an empty file has none', () => {
    expect(holesOf([], 0)).toEqual([]);
  });

  test('what is stored behind the end makes none', () => {
    expect(holesOf([{ start: 0, end: 9 }], 5)).toEqual([]);
    expect(holesOf([{ start: 7, end: 9 }], 5)).toEqual([{ start: 0, end: 5 }]);
  });
});

describe('coveredBytes', () => {
  test('counts a byte that two ranges hold once', () => {
    fc.assert(
      fc.property(rangesIn(fileBytes), (ranges) => {
        expect(coveredBytes(ranges)).toBe(new Set(offsetsIn(ranges)).size);
      }),
    );
  });
});

describe('contiguousEnd', () => {
  test('ends at the first byte that is missing', () => {
    fc.assert(
      fc.property(rangesIn(fileBytes), fc.nat({ max: fileBytes }), (ranges, from) => {
        const stored = new Set(offsetsIn(ranges));
        let end = from;
        while (stored.has(end)) end += 1;
        expect(contiguousEnd(union(ranges), from)).toBe(end);
      }),
    );
  });
});

test('lengthOf counts to the end, which is not part of the range', () => {
  expect(lengthOf({ start: 3, end: 4 })).toBe(1);
  expect(lengthOf({ start: 3, end: Number.POSITIVE_INFINITY })).toBe(Number.POSITIVE_INFINITY);
});
