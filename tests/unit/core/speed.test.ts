import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addSample,
  bytesPerSecond,
  emptySpeed,
  type Speed,
  secondsLeft,
} from '../../../src/core/speed.ts';

function steady(speed: Speed, fromMs: number, untilMs: number, everyMs: number, rate: number) {
  let next = speed;
  for (let atMs = fromMs; atMs <= untilMs; atMs += everyMs) {
    next = addSample(next, atMs, (rate * everyMs) / 1000);
  }
  return next;
}

describe('bytesPerSecond', () => {
  test('says nothing before a second of data', () => {
    expect(bytesPerSecond(emptySpeed, 5000)).toBeNull();
    expect(bytesPerSecond(addSample(emptySpeed, 0, 1e6), 5000)).toBeNull();
    const speed = steady(emptySpeed, 0, 900, 100, 1e6);
    expect(bytesPerSecond(speed, 900)).toBeNull();
    expect(bytesPerSecond(addSample(speed, 1000, 1e5), 1000)).toBeCloseTo(1e6, 0);
  });

  test('is exact at a steady pace, whatever the size of the parts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 1e9 }),
        (everyMs, rate) => {
          const speed = steady(emptySpeed, 0, 20_000, everyMs, rate);
          const pace = bytesPerSecond(speed, speed.lastAtMs) ?? 0;
          expect(Math.abs(pace / rate - 1)).toBeLessThan(1e-6);
        },
      ),
    );
  });

  test('does not jump where chunks of four seconds come whole', () => {
    const speed = steady(emptySpeed, 0, 40_000, 4000, 1e6);
    for (const sinceMs of [0, 1000, 3900, 7900]) {
      expect(bytesPerSecond(speed, 40_000 + sinceMs)).toBeCloseTo(1e6, 0);
    }
  });

  test('counts parts that come at the same moment', () => {
    let speed = emptySpeed;
    for (let atMs = 0; atMs <= 10_000; atMs += 1000) {
      speed = addSample(addSample(speed, atMs, 600_000), atMs, 400_000);
    }
    const pace = bytesPerSecond(speed, 10_000) ?? 0;
    expect(Math.abs(pace / 1e6 - 1)).toBeLessThan(0.15);
  });

  test('follows a change within its memory', () => {
    const fast = steady(emptySpeed, 0, 20_000, 100, 10e6);
    const slowed = steady(fast, 20_100, 40_000, 100, 1e6);
    const pace = bytesPerSecond(slowed, 40_000) ?? 0;
    expect(pace).toBeGreaterThan(1e6);
    expect(pace).toBeLessThan(1.3e6);
  });

  test('sinks towards 0 in a stall, and never rises in one', () => {
    const speed = steady(emptySpeed, 0, 20_000, 100, 1e6);
    let before = Number.POSITIVE_INFINITY;
    for (let nowMs = 20_000; nowMs <= 80_000; nowMs += 250) {
      const pace = bytesPerSecond(speed, nowMs) ?? Number.NaN;
      expect(pace).toBeLessThanOrEqual(before);
      before = pace;
    }
    expect(before).toBeLessThan(10);
  });

  test('is a number of bytes or null for any samples', () => {
    const samples = fc.array(fc.tuple(fc.integer(), fc.integer()));
    fc.assert(
      fc.property(samples, fc.integer(), (pairs, nowMs) => {
        const speed = pairs.reduce((sum, [atMs, bytes]) => addSample(sum, atMs, bytes), emptySpeed);
        const pace = bytesPerSecond(speed, nowMs) ?? 0;
        expect(Number.isFinite(pace) && pace >= 0).toBe(true);
      }),
    );
  });
});

describe('secondsLeft', () => {
  test.each([
    [100, 1000, 10],
    [100, 0, 0],
    [null, 0, 0],
    [null, 1000, null],
    [0, 1000, null],
    [0.5, 1000, null],
    [100, null, null],
    [100, -1, null],
  ])('at %j bytes per second with %j to go: %j', (pace, remainingBytes, expected) => {
    expect(secondsLeft(pace, remainingBytes)).toBe(expected);
  });
});
