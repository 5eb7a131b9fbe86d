import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseContentLength } from '../../../src/core/contentLength.ts';
import { hostileText } from './hostileText.ts';

describe('parseContentLength', () => {
  test.each([
    [null, null],
    ['0', 0],
    ['1234', 1234],
    [' 42 ', 42],
    ['5, 5', 5],
    ['5,5,5', 5],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', null],
    ['5, 6', null],
    ['5,', null],
    ['', null],
    ['-1', null],
    ['+1', null],
    ['1.5', null],
    ['1e3', null],
    ['0x10', null],
    ['12 34', null],
    ['١٢', null],
  ])('reads %j as %j', (value, expected) => {
    expect(parseContentLength(value)).toBe(expected);
  });

  test('reads back every length, said once or more often', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 5 }), (lengthBytes, times) => {
        const value = Array(times).fill(lengthBytes).join(', ');
        expect(parseContentLength(value)).toBe(lengthBytes);
      }),
    );
  });

  test('no header makes it throw, and what it returns can be counted', () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        const lengthBytes = parseContentLength(value) ?? 0;
        expect(Number.isSafeInteger(lengthBytes) && lengthBytes >= 0).toBe(true);
      }),
    );
  });
});
