import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progressOf } from '../../../src/ui/progressOf.ts';
import { snapshot } from './snapshot.ts';

describe('progressOf', () => {
  it.each([
    [0, 1000, 0],
    [290, 1000, 29],
    [999, 1000, 99],
    [1000, 1000, 100],
    [0, 0, 0],
    [Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, 99],
  ])('%d of %d bytes is %d percent', (storedBytes, totalBytes, percent) => {
    expect(progressOf(snapshot({ storedBytes, totalBytes })).percent).toBe(percent);
  });

  it('says 100 percent only when nothing is missing', () => {
    const bytes = fc.nat({ max: 2 ** 46 });
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const [storedBytes, totalBytes] = [Math.min(one, other), Math.max(one, other) + 1];
        const { percent } = progressOf(snapshot({ storedBytes, totalBytes }));
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThan(100);
      }),
    );
  });

  it('has no value while the size is unknown', () => {
    expect(progressOf(snapshot({ totalBytes: null, storedBytes: 5 })).percent).toBeNull();
  });

  it('shows the checking while that is what goes on', () => {
    const fetched = { storedBytes: 1000, verifiedBytes: 400 };
    expect(progressOf(snapshot({ ...fetched })).percent).toBe(100);
    expect(progressOf(snapshot({ ...fetched, phase: { name: 'verifying' } })).percent).toBe(40);
    expect(progressOf(snapshot({ ...fetched, repairing: true })).percent).toBe(40);
    const unsized = { ...fetched, totalBytes: null, phase: { name: 'verifying' } } as const;
    expect(progressOf(snapshot(unsized)).percent).toBe(40);
  });

  it.each(['ready', 'saved'] as const)('is whole once %s, an empty file too', (name) => {
    expect(progressOf(snapshot({ totalBytes: 0, phase: { name } })).percent).toBe(100);
  });
});
