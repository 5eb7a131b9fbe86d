import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut, nextPiece, overlapStart } from '../../../src/core/plan.ts';
import { type ByteRange, lengthOf } from '../../../src/core/range.ts';
import { fileBytes, offsetsIn, rangesIn } from './someRanges.ts';

const pieceSizes = fc.integer({ min: 1, max: fileBytes + 1 });

/** Takes pieces until none is left; each is stored before the next is asked for. */
function fetchAll(
  totalBytes: number,
  stored: readonly ByteRange[],
  pieceBytes: number,
  claimed: readonly ByteRange[] = [],
): ByteRange[] {
  const fetched: ByteRange[] = [];
  for (let rounds = 0; rounds <= totalBytes; rounds += 1) {
    const piece = nextPiece({ totalBytes, stored: [...stored, ...fetched], claimed, pieceBytes });
    if (piece === null) return fetched;
    fetched.push(piece);
  }
  throw new Error('more pieces than the file has bytes');
}

describe('nextPiece', () => {
  test('any stored subset of any file plans to exactly the missing bytes, each once', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: fileBytes }),
        rangesIn(fileBytes),
        pieceSizes,
        (totalBytes, stored, pieceBytes) => {
          const pieces = fetchAll(totalBytes, stored, pieceBytes);
          const kept = new Set(offsetsIn(stored));
          const missing = offsetsIn([{ start: 0, end: totalBytes }]).filter(
            (offset) => !kept.has(offset),
          );
          expect(pieces.flatMap((piece) => offsetsIn([piece]))).toEqual(missing);
          for (const piece of pieces) expect(lengthOf(piece)).toBeLessThanOrEqual(pieceBytes);
        },
      ),
    );
  });

  test('what others are fetching is left to them, and is planned when they give it up', () => {
    fc.assert(
      fc.property(
        rangesIn(fileBytes),
        rangesIn(fileBytes),
        pieceSizes,
        (stored, claimed, pieceBytes) => {
          const mine = fetchAll(fileBytes, stored, pieceBytes, claimed);
          const theirs = new Set(offsetsIn(claimed));
          for (const offset of offsetsIn(mine)) expect(theirs.has(offset)).toBe(false);

          const rest = fetchAll(fileBytes, [...stored, ...mine], pieceBytes);
          const all = [...mine, ...rest].flatMap((piece) => offsetsIn([piece]));
          const kept = new Set(offsetsIn(stored));
          expect(all.sort((a, b) => a - b)).toEqual(
            offsetsIn([{ start: 0, end: fileBytes }]).filter((offset) => !kept.has(offset)),
          );
        },
      ),
    );
  });

  test('three connections that take turns fetch nothing twice', () => {
    fc.assert(
      fc.property(
        rangesIn(fileBytes),
        pieceSizes,
        fc.infiniteStream(fc.nat({ max: 2 })),
        (stored, pieceBytes, turns) => {
          const claimed = new Map<number, ByteRange>();
          const fetched: ByteRange[] = [];
          for (const connection of turns) {
            const done = claimed.get(connection);
            if (done !== undefined) fetched.push(done);
            claimed.delete(connection);
            const piece = nextPiece({
              totalBytes: fileBytes,
              stored: [...stored, ...fetched],
              claimed: claimed.values(),
              pieceBytes,
            });
            if (piece !== null) claimed.set(connection, piece);
            else if (claimed.size === 0) break;
          }
          const kept = new Set(offsetsIn(stored));
          const offsets = fetched.flatMap((piece) => offsetsIn([piece])).sort((a, b) => a - b);
          expect(offsets).toEqual(
            offsetsIn([{ start: 0, end: fileBytes }]).filter((offset) => !kept.has(offset)),
          );
        },
      ),
    );
  });

  test('takes the front of the earliest hole', () => {
    const stored = [
      { start: 0, end: 10 },
      { start: 14, end: 40 },
    ];
    expect(nextPiece({ totalBytes: 100, stored, claimed: [], pieceBytes: 16 })).toEqual({
      start: 10,
      end: 14,
    });
    expect(
      nextPiece({ totalBytes: 100, stored, claimed: [{ start: 10, end: 14 }], pieceBytes: 16 }),
    ).toEqual({ start: 40, end: 56 });
  });

  test('asks without an end while the size is not known', () => {
    fc.assert(
      fc.property(rangesIn(fileBytes), pieceSizes, (claimed, pieceBytes) => {
        const stored = [{ start: 0, end: fileBytes }];
        expect(nextPiece({ totalBytes: null, stored, claimed, pieceBytes })).toEqual({
          start: fileBytes,
          end: Number.POSITIVE_INFINITY,
        });
      }),
    );
    const everything = [{ start: 0, end: Number.POSITIVE_INFINITY }];
    expect(
      nextPiece({ totalBytes: null, stored: [], claimed: everything, pieceBytes: 1 }),
    ).toBeNull();
  });

  test('plans the last byte of the largest file that can be counted', () => {
    const totalBytes = Number.MAX_SAFE_INTEGER;
    const stored = [{ start: 0, end: totalBytes - 1 }];
    expect(nextPiece({ totalBytes, stored, claimed: [], pieceBytes: 1 << 24 })).toEqual({
      start: totalBytes - 1,
      end: totalBytes,
    });
  });
});

describe('overlapStart', () => {
  test('reaches back over stored bytes only, and no farther than the window', () => {
    fc.assert(
      fc.property(
        rangesIn(fileBytes),
        fc.nat({ max: fileBytes }),
        fc.nat({ max: fileBytes }),
        (stored, start, windowBytes) => {
          const kept = new Set(offsetsIn(stored));
          let expected = start;
          while (start - expected < windowBytes && kept.has(expected - 1)) expected -= 1;
          const piece = { start, end: fileBytes + 1 };
          expect(overlapStart(piece, stored, windowBytes)).toBe(expected);
        },
      ),
    );
  });
});

describe('layOut', () => {
  test('takes each byte once from a chunk that has it, in order; null where one is missing', () => {
    fc.assert(
      fc.property(
        rangesIn(fileBytes),
        fc.nat({ max: fileBytes }),
        fc.nat({ max: fileBytes }),
        fc.boolean(),
        (some, one, other, complete) => {
          const span = { start: Math.min(one, other), end: Math.max(one, other) };
          const middle = (span.start + span.end) >> 1;
          // Ranges by chance rarely cover a span: half of the time two more do what is left.
          const keys = complete
            ? [...some, { start: middle, end: fileBytes }, { start: 0, end: middle }]
            : some;
          const kept = new Set(offsetsIn(keys));
          const wanted = offsetsIn([span]);
          const slices = layOut(keys, span);

          if (!wanted.every((offset) => kept.has(offset))) {
            expect(slices).toBeNull();
            return;
          }
          expect(slices?.flatMap((slice) => offsetsIn([slice]))).toEqual(wanted);
          for (const { key, start, end } of slices ?? []) {
            expect(keys).toContain(key);
            expect(start).toBeGreaterThanOrEqual(key.start);
            expect(end).toBeLessThanOrEqual(key.end);
            expect(end).toBeGreaterThan(start);
          }
        },
      ),
    );
  });

  test('takes as few chunks as it can', () => {
    const whole = { start: 0, end: 9 };
    const keys = [{ start: 0, end: 4 }, whole, { start: 4, end: 9 }];
    expect(layOut(keys, { start: 0, end: 9 })).toEqual([{ key: whole, start: 0, end: 9 }]);
  });

  test('a chunk behind the end of the file makes no gap', () => {
    const whole = { start: 0, end: 9 };
    expect(layOut([whole, { start: 12, end: 15 }], { start: 0, end: 9 })).toEqual([
      { key: whole, start: 0, end: 9 },
    ]);
  });

  test('an empty file is complete without a chunk', () => {
    expect(layOut([], { start: 0, end: 0 })).toEqual([]);
    expect(layOut([], { start: 0, end: 1 })).toBeNull();
  });
});
