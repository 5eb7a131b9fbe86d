import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../src/i18n/format.ts';

const format = createFormat('en-US');

describe('bytes', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [1_234_567, '1.23 MB'],
    [100_000_000, '100 MB'],
    [999_999_999, '999 MB'],
    [1_150_000_000, '1.15 GB'],
    [6_442_450_944, '6.44 GB'],
    [Number.MAX_SAFE_INTEGER, '9 PB'],
  ])('%d reads %s', (sizeBytes, text) => {
    expect(format.bytes(sizeBytes)).toBe(text);
  });

  it('keeps the width of a figure that changes', () => {
    expect(format.bytes(1_200_000_000, 'steady')).toBe('1.20 GB');
    expect(format.bytes(12_000_000, 'steady')).toBe('12.0 MB');
  });

  it('never rounds up to more than there is', () => {
    const factors = { bytes: 1, byte: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, PB: 1e15 };
    fc.assert(
      fc.property(fc.maxSafeNat(), (sizeBytes) => {
        const [figure = '', unit = ''] = format.bytes(sizeBytes).split(' ');
        const shown = Number(figure) * factors[unit as keyof typeof factors];
        // A few units in the last place of a double, not of the figure.
        expect(shown).toBeLessThanOrEqual(sizeBytes * (1 + 1e-12));
        expect(shown).toBeGreaterThanOrEqual(sizeBytes * 0.99);
      }),
    );
  });

  it('follows the language', () => {
    expect(createFormat('de').bytes(1_230_000)).toBe('1,23 MB');
  });
});

describe('percent', () => {
  it.each([
    [0, '0%'],
    [29, '29%'],
    [57, '57%'],
    [100, '100%'],
  ])('%d reads %s', (percent, text) => {
    expect(format.percent(percent)).toBe(text);
  });
});

describe('duration', () => {
  it.each([
    [-3, '0 sec'],
    [0.4, '0 sec'],
    [59, '59 sec'],
    [61, '1 min'],
    [3_600, '1 hr'],
    [5_400, '1 hr 30 min'],
    [90_000, '1 day 1 hr'],
  ])('%d s reads %s', (seconds, text) => {
    expect(format.duration(seconds)).toBe(text);
  });
});

describe('speed', () => {
  it('is told per second', () => {
    expect(format.speed(12_340_000)).toBe('12.3 MB/s');
  });
});

describe('moments', () => {
  const format = createFormat('de-DE');
  const noon = new Date(2026, 4, 5, 12, 30).getTime();
  const minuteMs = 60_000;

  it('gives the time alone on the same day', () => {
    expect(format.moments(noon, noon, noon + minuteMs)).toBe('12:30');
    expect(format.moments(noon, noon + 95 * minuteMs, noon + 100 * minuteMs)).toMatch(
      /^12:30\s?–\s?14:05/,
    );
  });

  it('gives the date of an earlier day', () => {
    expect(format.moments(noon, noon, noon + 24 * 60 * minuteMs)).toMatch(/^05\.05\.2026, 12:30$/);
  });
});
