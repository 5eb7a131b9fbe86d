import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRetryAfter } from '../../../src/core/retryAfter.ts';
import { hostileText } from './hostileText.ts';

const nowMs = Date.UTC(2026, 0, 5, 12);
const dayMs = 86_400_000;

describe('parseRetryAfter', () => {
  test.each([
    [null, null],
    ['0', 0],
    ['120', 120_000],
    [' 5 ', 5000],
    ['86400', dayMs],
    ['86401', dayMs],
    ['9'.repeat(400), dayMs],
    ['Mon, 05 Jan 2026 12:00:30 GMT', 30_000],
    ['Monday, 05-Jan-26 12:00:30 GMT', 30_000],
    ['Mon Jan  5 12:00:30 2026', 30_000],
    ['Mon, 05 Jan 2026 11:59:59 GMT', 0],
    ['Fri, 31 Dec 1999 23:59:59 GMT', 0],
    ['Fri, 31 Dec 2100 23:59:59 GMT', dayMs],
    ['', null],
    ['-1', null],
    ['1.5', null],
    ['1e3', null],
    ['soon', null],
    ['5, 5', null],
    ['2026-01-05T12:00:30Z', null],
  ])('reads %j as %j', (value, expected) => {
    expect(parseRetryAfter(value, nowMs)).toBe(expected);
  });

  test('no header makes it throw or asks for a wait outside one day', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 0, max: 8.64e15 }), (value, atMs) => {
        const delayMs = parseRetryAfter(value, atMs) ?? 0;
        expect(delayMs >= 0 && delayMs <= dayMs).toBe(true);
      }),
    );
  });
});
