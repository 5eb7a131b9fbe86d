import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { retryDelayMs } from '../../../src/core/backoff.ts';
import type { DownloadError } from '../../../src/core/errors.ts';
import { retryRule } from '../../../src/core/retry.ts';

const errors: Record<DownloadError['code'], DownloadError> = {
  'invalid-url': { code: 'invalid-url', why: 'scheme' },
  'mixed-content': { code: 'mixed-content' },
  unreachable: { code: 'unreachable' },
  'blocked-by-cors': { code: 'blocked-by-cors' },
  http: { code: 'http', status: 503 },
  'source-changed': { code: 'source-changed', what: 'size' },
  'web-page-instead': { code: 'web-page-instead' },
  'wrong-size': { code: 'wrong-size', expectedBytes: 5, actualBytes: 6 },
  'checksum-mismatch': {
    code: 'checksum-mismatch',
    algorithm: 'md5',
    expected: '00',
    computed: 'ff',
  },
  quota: { code: 'quota' },
  storage: { code: 'storage', detail: 'UnknownError' },
  'save-refused': { code: 'save-refused' },
  unexpected: { code: 'unexpected', detail: 'TypeError: x is undefined' },
};

/** What each error is followed by: what may end the wait, or that it waits for the user. */
const table: Record<DownloadError['code'], 'online' | 'room' | null | 'give-up'> = {
  'invalid-url': 'give-up',
  'mixed-content': 'give-up',
  unreachable: 'online',
  'blocked-by-cors': 'give-up',
  http: null,
  'source-changed': 'give-up',
  'web-page-instead': 'give-up',
  'wrong-size': 'give-up',
  'checksum-mismatch': 'give-up',
  quota: 'room',
  storage: 'room',
  'save-refused': 'give-up',
  unexpected: 'give-up',
};

const attempts = fc.integer({ min: 1, max: 10_000 });
const randoms = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('retryRule', () => {
  test.each(Object.values(errors))('$code', (error) => {
    const expected = table[error.code];
    const rule = retryRule(error, 1, 0.5);
    if (expected === 'give-up') expect(rule).toEqual({ kind: 'give-up' });
    else expect(rule).toMatchObject({ kind: 'wait', wakes: expected });
  });

  test('a line that is down is tried for ever, at most a minute apart', () => {
    fc.assert(
      fc.property(attempts, randoms, (attempt, random) => {
        const rule = retryRule(errors.unreachable, attempt, random);
        expect(rule).toEqual({
          kind: 'wait',
          delayMs: retryDelayMs(attempt, random),
          wakes: 'online',
        });
        expect(retryDelayMs(attempt, random)).toBeLessThanOrEqual(60_000);
      }),
    );
  });

  test('full storage is tried each minute', () => {
    fc.assert(
      fc.property(attempts, randoms, (attempt, random) => {
        expect(retryRule(errors.quota, attempt, random)).toMatchObject({ delayMs: 60_000 });
        expect(retryRule(errors.storage, attempt, random)).toMatchObject({ delayMs: 60_000 });
      }),
    );
  });

  test('only the statuses that may pass by themselves are asked again', () => {
    const isRetried = (status: number) => retryRule({ code: 'http', status }, 1, 0).kind === 'wait';
    const statuses = Array.from({ length: 500 }, (_, index) => 100 + index);
    expect(statuses.filter((status) => status < 500 && isRetried(status))).toEqual([408, 425, 429]);
    // Those of CDNs too: 520, 522, 524, 530.
    expect(statuses.filter((status) => status >= 500 && !isRetried(status))).toEqual([501, 505]);
  });

  test('a server that erred ten times in a row is asked every five minutes', () => {
    const minutesMs = 5 * 60_000;
    expect(retryRule(errors.http, 10, 0.99)).toMatchObject({ delayMs: retryDelayMs(10, 0.99) });
    expect(retryRule(errors.http, 11, 0)).toMatchObject({ delayMs: minutesMs });
    expect(retryRule(errors.http, 5000, 0.5)).toMatchObject({ delayMs: minutesMs });
  });

  test('Retry-After wins over every cap', () => {
    fc.assert(
      fc.property(
        attempts,
        randoms,
        fc.integer({ min: 1000, max: 86_400_000 }),
        (attempt, random, retryAfterMs) => {
          const error: DownloadError = { code: 'http', status: 429, retryAfterMs };
          expect(retryRule(error, attempt, random)).toMatchObject({ delayMs: retryAfterMs });
        },
      ),
    );
  });

  test('Retry-After of nothing, or of a time long past, does not make it spin', () => {
    fc.assert(
      fc.property(attempts, randoms, (attempt, random) => {
        const rule = retryRule({ code: 'http', status: 503, retryAfterMs: 0 }, attempt, random);
        expect(rule).toEqual({ kind: 'wait', delayMs: expect.any(Number), wakes: null });
        if (rule.kind === 'wait') expect(rule.delayMs).toBeGreaterThanOrEqual(250);
      }),
    );
  });

  test('no wait is shorter than a quarter of a second', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(errors)),
        attempts,
        randoms,
        (error, attempt, random) => {
          const rule = retryRule(error, attempt, random);
          if (rule.kind === 'wait') expect(rule.delayMs).toBeGreaterThanOrEqual(250);
        },
      ),
    );
  });
});
