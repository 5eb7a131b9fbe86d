import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseContentRange } from '../../../src/core/contentRange.ts';
import { hostileText } from './hostileText.ts';

describe('parseContentRange', () => {
  test.each([
    ['bytes 0-0/1', { kind: 'part', start: 0, end: 1, totalBytes: 1 }],
    ['bytes 0-499/1234', { kind: 'part', start: 0, end: 500, totalBytes: 1234 }],
    ['BYTES 734-1233/1234', { kind: 'part', start: 734, end: 1234, totalBytes: 1234 }],
    ['bytes 42-1233/*', { kind: 'part', start: 42, end: 1234, totalBytes: null }],
    ['bytes */1234', { kind: 'unsatisfied', totalBytes: 1234 }],
    ['bytes */0', { kind: 'unsatisfied', totalBytes: 0 }],
    ['bytes */*', { kind: 'unsatisfied', totalBytes: null }],
    [
      'bytes 0-9007199254740989/9007199254740991',
      { kind: 'part', start: 0, end: 9007199254740990, totalBytes: 9007199254740991 },
    ],
  ])('reads %s', (value, expected) => {
    expect(parseContentRange(value)).toEqual(expected);
  });

  test.each([
    '',
    'bytes',
    'bytes 0-9',
    'bytes=0-9/10',
    'bytes0-9/10',
    'items 0-9/10',
    'bytes 9-0/10',
    'bytes 0-10/10',
    'bytes 10-10/10',
    'bytes -9/10',
    'bytes 0-/10',
    'bytes +0-9/10',
    'bytes 0--9/10',
    'bytes 0x0-0x9/10',
    'bytes 0-9/1e1',
    'bytes 0.0-9/10',
    'bytes 0 - 9 / 10',
    'bytes 0-9/10, bytes 0-9/10',
    'bytes 0-9/9007199254740993',
    'bytes 0-9007199254740991/*',
    'bytes 9007199254740993-9007199254740995/*',
    'bytes */-1',
    'bytes ٠-٩/10',
  ])('refuses %s', (value) => {
    expect(parseContentRange(value)).toBeNull();
  });

  test('reads back every range that can be written', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.maxSafeNat(), { minLength: 3, maxLength: 3 }),
        fc.boolean(),
        (numbers, hideTotal) => {
          const [start = 0, end = 0, total = 0] = numbers.toSorted((a, b) => a - b);
          const totalBytes = hideTotal ? null : total;
          const value = `bytes ${start}-${end - 1}/${totalBytes ?? '*'}`;
          expect(parseContentRange(value)).toEqual({ kind: 'part', start, end, totalBytes });
        },
      ),
    );
  });

  test('no header makes it throw, and what it returns can be counted', () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        const range = parseContentRange(value);
        if (range?.kind !== 'part') return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThan(range.start);
        expect(range.totalBytes ?? range.end).toBeGreaterThanOrEqual(range.end);
        expect(Number.isSafeInteger(range.end)).toBe(true);
      }),
    );
  });
});
