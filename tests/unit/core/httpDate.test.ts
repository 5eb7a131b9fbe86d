import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHttpDate } from '../../../src/core/httpDate.ts';
import { hostileText } from './hostileText.ts';

const rfcExampleMs = 784111777000;

describe('parseHttpDate', () => {
  test.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', rfcExampleMs],
    ['Sunday, 06-Nov-94 08:49:37 GMT', rfcExampleMs],
    ['Sun Nov  6 08:49:37 1994', rfcExampleMs],
    ['Wed Nov 16 08:49:37 1994', rfcExampleMs + 10 * 86_400_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['Thu, 29 Feb 2024 12:00:00 GMT', Date.UTC(2024, 1, 29, 12)],
    ['Sat, 31 Dec 2016 23:59:60 GMT', Date.UTC(2017, 0, 1)],
    ['  Sun, 06 Nov 1994 08:49:37 GMT ', rfcExampleMs],
  ])('reads %s', (value, expected) => {
    expect(parseHttpDate(value)).toBe(expected);
  });

  test.each([
    '',
    '0',
    '784111777',
    '1994-11-06T08:49:37Z',
    'Sun, 6 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 94 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37',
    'Sun, 06 Nov 1994 08:49:37 UTC',
    'Sun, 06 Nov 1994 08:49:37 +0000',
    'Sun, 06 Nov 1994 24:00:00 GMT',
    'Sun, 06 Nov 1994 08:60:37 GMT',
    'Sun, 06 Nov 1994 08:49:61 GMT',
    'Wed, 29 Feb 2023 12:00:00 GMT',
    'Sun, 00 Nov 1994 08:49:37 GMT',
    'Sun, 31 Nov 1994 08:49:37 GMT',
    'Xyz, 06 Nov 1994 08:49:37 GMT',
    'Sun, 06 Foo 1994 08:49:37 GMT',
    'Sun Nov  0 08:49:37 1994',
    'sun, 06 nov 1994 08:49:37 gmt',
  ])('refuses %j', (value) => {
    expect(parseHttpDate(value)).toBeNull();
  });

  test.each([
    [2026, '76', 2076],
    [2026, '77', 1977],
    [2026, '26', 2026],
    [1994, '44', 2044],
    [1994, '45', 1945],
  ])('in %i the year %s is %i (at most 50 years ahead)', (nowYear, digits, year) => {
    const value = `Monday, 05-Jul-${digits} 00:00:00 GMT`;
    expect(parseHttpDate(value, Date.UTC(nowYear, 0, 1))).toBe(Date.UTC(year, 6, 5));
  });

  test('reads back every second that a date can name', () => {
    const seconds = fc.integer({ min: Date.UTC(1000, 0) / 1000, max: Date.UTC(9999, 11) / 1000 });
    fc.assert(
      fc.property(seconds, (second) => {
        expect(parseHttpDate(new Date(second * 1000).toUTCString())).toBe(second * 1000);
      }),
    );
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(hostileText, fc.double(), (value, nowMs) => {
        expect(Number.isNaN(parseHttpDate(value, nowMs))).toBe(false);
      }),
    );
  });
});
