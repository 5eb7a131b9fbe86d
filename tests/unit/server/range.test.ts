import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRange } from '../../../src/server/range.ts';

const WHOLE = { kind: 'whole' };
const UNSATISFIABLE = { kind: 'unsatisfiable' };
const parts = (...ranges: [start: number, end: number][]) => ({
  kind: 'parts',
  ranges: ranges.map(([start, end]) => ({ start, end })),
});
const part = (start: number, end: number) => parts([start, end]);

const manyPairs = (count: number): [number, number][] =>
  Array.from({ length: count }, (_, index) => [index * 2, index * 2 + 1]);
const manyRanges = (count: number): string =>
  manyPairs(count)
    .map(([start]) => `${start}-${start}`)
    .join(',');

describe('parseRange of a file of 100 bytes', () => {
  it.each([
    ['', WHOLE],
    ['bytes=0-', part(0, 100)],
    ['bytes=0-0', part(0, 1)],
    ['bytes=10-19', part(10, 20)],
    ['bytes=99-', part(99, 100)],
    ['bytes=99-99', part(99, 100)],
    ['bytes=90-200', part(90, 100)],
    ['bytes=0-99999999999999999999999', part(0, 100)],
    ['bytes=007-0009', part(7, 10)],
    ['BYTES=1-2', part(1, 3)],
    ['bytes=-1', part(99, 100)],
    ['bytes=-100', part(0, 100)],
    ['bytes=-99999999999999999999999', part(0, 100)],
    ['bytes=5-6,', part(5, 7)],
    ['bytes=,5-6', part(5, 7)],
    ['bytes=5-6 , ,', part(5, 7)],
    ['bytes=100-', UNSATISFIABLE],
    ['bytes=100-200', UNSATISFIABLE],
    ['bytes=99999999999999999999999-', UNSATISFIABLE],
    ['bytes=-0', UNSATISFIABLE],
    ['bytes=100-,200-', UNSATISFIABLE],
    ['bytes=0-1,5-6', parts([0, 2], [5, 7])],
    ['bytes=5-6, 0-1', parts([5, 7], [0, 2])],
    ['bytes=0-1,-1', parts([0, 2], [99, 100])],
    ['bytes=0-1,500-', part(0, 2)],
    ['bytes=0-4,5-6', part(0, 7)],
    ['bytes=5-6,0-4', part(0, 7)],
    ['bytes=0-50,20-30', part(0, 51)],
    ['bytes=0-0,0-0,0-0', part(0, 1)],
    ['bytes=80-89,10-19,85-95,0-1', parts([80, 96], [10, 20], [0, 2])],
    ['bytes=0-,-1', part(0, 100)],
    [`bytes=${manyRanges(50)}`, parts(...manyPairs(50))],
    [`bytes=${manyRanges(51)}`, WHOLE],
    [`bytes=${'0-,'.repeat(1000)}`, WHOLE],
    ['bytes=5-4', WHOLE],
    ['bytes=99999999999999999999999-99999999999999999999998', WHOLE],
    ['bytes=0-1,5-4', WHOLE],
    ['bytes=', WHOLE],
    ['bytes=,', WHOLE],
    ['bytes=-', WHOLE],
    ['bytes= 0-1', WHOLE],
    ['bytes =0-1', WHOLE],
    ['bytes=0 -1', WHOLE],
    ['bytes=0-1 ', WHOLE],
    ['bytes=+1-2', WHOLE],
    ['bytes=1.0-2', WHOLE],
    ['bytes=0x1-2', WHOLE],
    ['bytes=1e1-20', WHOLE],
    ['bytes=--1', WHOLE],
    ['bytes=1--2', WHOLE],
    ['bytes=1-2-3', WHOLE],
    ['bytes=١-٢', WHOLE],
    ['bytes=0-1;5-6', WHOLE],
    ['bytes:0-1', WHOLE],
    ['bytes', WHOLE],
    ['items=0-1', WHOLE],
    ['0-1', WHOLE],
  ])('%j', (header, expected) => {
    expect(parseRange(header, 100)).toEqual(expected);
  });
});

describe('parseRange of an empty file', () => {
  it.each([
    ['bytes=0-', UNSATISFIABLE],
    ['bytes=0-0', UNSATISFIABLE],
    ['bytes=-0', UNSATISFIABLE],
    ['bytes=-5', WHOLE],
    ['', WHOLE],
  ])('%j', (header, expected) => {
    expect(parseRange(header, 0)).toEqual(expected);
  });
});

describe('parseRange', () => {
  const sizes = fc.nat({ max: Number.MAX_SAFE_INTEGER });

  it('answers any text, and with nothing but bytes that the file has', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.stringMatching(/^bytes=[0-9, \t-]*$/),
      fc.string().map((text) => `bytes=${text}`),
    );
    fc.assert(
      fc.property(texts, sizes, (header, size) => {
        const answer = parseRange(header, size);
        if (answer.kind !== 'parts') return;
        for (const { start, end } of answer.ranges) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(size);
        }
      }),
    );
  });

  it('gives exactly the bytes from the first to the last that was named', () => {
    fc.assert(
      fc.property(sizes, sizes, sizes, (one, two, size) => {
        const [first, last] = one < two ? [one, two] : [two, one];
        const expected = first < size ? part(first, Math.min(last + 1, size)) : UNSATISFIABLE;
        expect(parseRange(`bytes=${first}-${last}`, size)).toEqual(expected);
      }),
    );
  });

  it('gives exactly the last bytes that were asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), fc.integer({ min: 1 }), (length, size) => {
        expect(parseRange(`bytes=-${length}`, size)).toEqual(
          part(Math.max(0, size - length), size),
        );
      }),
    );
  });

  it('gives each byte that several ranges name once, and no other', () => {
    const size = 60;
    const pairs = fc.array(fc.tuple(fc.nat({ max: 70 }), fc.nat({ max: 70 })), {
      minLength: 1,
      maxLength: 50,
    });
    fc.assert(
      fc.property(pairs, (drawn) => {
        const named = drawn.map(([one, two]) => [Math.min(one, two), Math.max(one, two)] as const);
        const header = `bytes=${named.map(([first, last]) => `${first}-${last}`).join(',')}`;
        const wanted = new Set(
          named.flatMap(([first, last]) =>
            Array.from({ length: last - first + 1 }, (_, index) => first + index),
          ),
        );
        const inFile = [...wanted].filter((position) => position < size).sort((a, b) => a - b);
        const answer = parseRange(header, size);
        const ranges = answer.kind === 'parts' ? answer.ranges : [];
        const given = ranges.flatMap(({ start, end }) =>
          Array.from({ length: end - start }, (_, index) => start + index),
        );
        expect(given.sort((a, b) => a - b)).toEqual(inFile);
        const touching = ranges.some(({ end }) => ranges.some(({ start }) => start === end));
        expect(touching).toBe(false);
      }),
    );
  });
});
