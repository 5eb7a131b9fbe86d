import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPace, emptyPaceLog, type PaceLog } from '../../../src/core/paceLog.ts';

/** Bytes that all steps together stand for, the open one included. */
function bytesIn({ stepMs, paces, openBytes }: PaceLog): number {
  return paces.reduce((sum, pace) => sum + (pace * stepMs) / 1000, openBytes);
}

describe('addPace', () => {
  it('gathers what comes within a step', () => {
    let log = addPace(emptyPaceLog, 400, 1000);
    expect(log.paces).toEqual([]);
    log = addPace(log, 600, 2000);
    expect(log).toEqual({ stepMs: 1000, paces: [3000], openMs: 0, openBytes: 0 });
  });

  it('spreads what comes at once over the steps it took', () => {
    const log = addPace(emptyPaceLog, 2500, 5000);
    expect(log).toEqual({ stepMs: 1000, paces: [2000, 2000], openMs: 500, openBytes: 1000 });
  });

  it('makes neighbours one when it is full, and goes on with longer steps', () => {
    let log = emptyPaceLog;
    for (let second = 0; second < 122; second += 1)
      log = addPace(log, 1000, second % 2 ? 300 : 100);
    expect(log.stepMs).toBe(2000);
    expect(log.paces).toEqual(Array.from({ length: 61 }, () => 200));
  });

  it('holds ten hours in little room', () => {
    let log = emptyPaceLog;
    for (let second = 0; second < 36_000; second += 1) log = addPace(log, 1000, 7_000_000);
    expect(log.paces.length).toBeLessThanOrEqual(120);
    expect(new Set(log.paces)).toEqual(new Set([7_000_000]));
  });

  it('never loses a byte, nor grows beyond its room', () => {
    const samples = fc.array(fc.tuple(fc.nat({ max: 400_000 }), fc.nat({ max: 2 ** 30 })));
    fc.assert(
      fc.property(samples, (all) => {
        const log = all.reduce((before, [ms, bytes]) => addPace(before, ms, bytes), emptyPaceLog);
        const bytes = all.reduce((sum, [, one]) => sum + one, 0);
        expect(log.paces.length).toBeLessThan(120);
        expect(Math.abs(bytesIn(log) - bytes)).toBeLessThanOrEqual(1e-6 * bytes);
      }),
    );
  });
});
