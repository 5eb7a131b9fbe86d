import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Digest, digestAlgorithms, digestOrigins } from '../../../src/core/digest.ts';
import { contradictingDigests } from '../../../src/ui/contradictingDigests.ts';

const typed: Digest = { algorithm: 'md5', value: 'a', origin: 'user' };
const served: Digest = { algorithm: 'md5', value: 'b', origin: 'content-md5' };
const stored: Digest = { algorithm: 'md5', value: 'b', origin: 'x-goog-hash' };
const other: Digest = { algorithm: 'sha-256', value: 'c', origin: 'repr-digest' };

describe('contradictingDigests', () => {
  it('tells who says what, the one that decides first', () => {
    expect(contradictingDigests([served, other, typed, stored], typed)).toEqual([
      typed,
      served,
      stored,
    ]);
  });

  it('is silent where several agree, or speak of different algorithms', () => {
    expect(contradictingDigests([served, stored, other], other)).toEqual([]);
  });

  it('leaves out nobody who differs from another, and no one else', () => {
    const digest = fc.record({
      algorithm: fc.constantFrom(...digestAlgorithms),
      origin: fc.constantFrom(...digestOrigins),
      value: fc.constantFrom('a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(digest), (digests) => {
        const shown = contradictingDigests(digests, null);
        for (const one of digests) {
          const differs = digests.some(
            ({ algorithm, value }) => algorithm === one.algorithm && value !== one.value,
          );
          expect(shown.includes(one)).toBe(differs);
        }
      }),
    );
  });
});
