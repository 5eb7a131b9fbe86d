import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRange } from '../../../src/server/range.ts';

const WHOLE = { kind: 'whole' };
const UNSATISFIABLE = { kind: 'unsatisfiable' };
const part = (start: number, end: number) => ({ kind: 'part', start, end });

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
    ['bytes=0-1,5-6', WHOLE],
    ['bytes=0-1,500-', WHOLE],
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
        if (answer.kind !== 'part') return;
        expect(answer.start).toBeGreaterThanOrEqual(0);
        expect(answer.start).toBeLessThan(answer.end);
        expect(answer.end).toBeLessThanOrEqual(size);
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
});
