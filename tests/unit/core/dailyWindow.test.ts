import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DailyWindow, isOpenAt, opensAfter } from '../../../src/core/dailyWindow.ts';

const minuteMs = 60_000;
const before = process.env['TZ'];

// A zone with summer time: from 02:00 to 03:00 on 29 March 2026, back from 03:00 on 25 October.
beforeAll(() => {
  process.env['TZ'] = 'Europe/Berlin';
});
afterAll(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

/** `01:00-07:00`, say. */
function windowOf(text: string): DailyWindow {
  const [start = '', end = ''] = text.split('-');
  const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return { startMinute: minuteOf(start), endMinute: minuteOf(end) };
}

describe('isOpenAt', () => {
  it.each([
    ['01:00-07:00', '2026-06-01T00:59:59', false],
    ['01:00-07:00', '2026-06-01T01:00:00', true],
    ['01:00-07:00', '2026-06-01T06:59:59', true],
    ['01:00-07:00', '2026-06-01T07:00:00', false],
    ['22:30-06:00', '2026-06-01T22:30:00', true],
    ['22:30-06:00', '2026-06-01T00:00:00', true],
    ['22:30-06:00', '2026-06-01T05:59:00', true],
    ['22:30-06:00', '2026-06-01T06:00:00', false],
    ['22:30-06:00', '2026-06-01T22:29:00', false],
    ['00:00-00:00', '2026-06-01T12:00:00', true],
    ['08:00-08:00', '2026-06-01T07:59:00', true],
  ])('%s at %s: %s', (text, time, expected) => {
    expect(isOpenAt(windowOf(text), new Date(time).getTime())).toBe(expected);
  });
});

describe('opensAfter', () => {
  it.each([
    ['01:00-07:00', '2026-06-01T00:30:00', '2026-06-01T01:00:00'],
    ['01:00-07:00', '2026-06-01T07:00:00', '2026-06-02T01:00:00'],
    ['22:30-06:00', '2026-06-01T06:00:00', '2026-06-01T22:30:00'],
    ['01:00-07:00', '2026-12-31T12:00:00', '2027-01-01T01:00:00'],
    // A day of 23 hours, and one of 25: the clock on the wall decides.
    ['06:00-07:00', '2026-03-28T07:00:00', '2026-03-29T06:00:00'],
    ['06:00-07:00', '2026-10-24T07:00:00', '2026-10-25T06:00:00'],
    // 02:30 is left out that night: 03:00 is the first minute behind it.
    ['02:30-05:00', '2026-03-28T12:00:00', '2026-03-29T03:00:00'],
  ])('%s, closed at %s, opens at %s', (text, time, expected) => {
    const opensMs = opensAfter(windowOf(text), new Date(time).getTime());
    expect(new Date(opensMs)).toEqual(new Date(expected));
  });

  it('is the end of being closed, whatever the night', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const quarterMs = 15 * minuteMs;
    const moment = fc
      .integer({ min: Date.UTC(2026, 2, 27) / quarterMs, max: Date.UTC(2026, 3, 1) / quarterMs })
      .map((quarter) => quarter * quarterMs);
    fc.assert(
      fc.property(minute, minute, moment, (startMinute, endMinute, atMs) => {
        const window = { startMinute, endMinute };
        fc.pre(!isOpenAt(window, atMs));
        const opensMs = opensAfter(window, atMs);
        expect(opensMs).toBeGreaterThan(atMs);
        expect(isOpenAt(window, opensMs - minuteMs)).toBe(false);
        // But for a window that lies within the hour that is left out: it does not open that day.
        const day = new Date(opensMs);
        const leftOut = day.getMonth() === 2 && day.getDate() === 29 && day.getHours() === 3;
        if (!leftOut) expect(isOpenAt(window, opensMs)).toBe(true);
      }),
    );
  });
});
