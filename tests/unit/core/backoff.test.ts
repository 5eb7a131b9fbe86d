import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { retryDelayMs } from '../../../src/core/backoff.ts';

const justBelowOne = 1 - Number.EPSILON / 2;

describe('retryDelayMs', () => {
  test.each([
    [1, 1000],
    [2, 2000],
    [3, 4000],
    [6, 32_000],
    [7, 60_000],
    [5000, 60_000],
  ])('after failure %i it draws from a quarter of a second up to %i ms', (attempt, ceilingMs) => {
    expect(retryDelayMs(attempt, 0)).toBe(250);
    expect(retryDelayMs(attempt, justBelowOne)).toBe(ceilingMs);
  });

  test('stays between its floor and its cap, whatever happens', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.double({ min: 0, max: justBelowOne, noNaN: true }),
        (attempt, random) => {
          const delayMs = retryDelayMs(attempt, random);
          expect(delayMs).toBeGreaterThanOrEqual(250);
          expect(delayMs).toBeLessThanOrEqual(60_000);
        },
      ),
    );
  });

  test('keeps to other limits', () => {
    const limits = { baseMs: 8, capMs: 20 };
    expect(retryDelayMs(1, 0, limits)).toBe(2);
    expect(retryDelayMs(9, justBelowOne, limits)).toBe(20);
  });
});
