import { describe, expect, test } from 'vitest';
import { type AtHand, ChunksAtHand } from '../../../src/platform/atHand.ts';

/** Chunk `number` of a file, ten bytes each; its memory is noted when it is let go. */
function chunk(number: number, freed: number[] = [], url = 'https://files.example/a'): AtHand {
  const start = 10 * number;
  return {
    key: { url, revision: 1, start, end: start + 10 },
    checksum: `crc32:${number}`,
    parts: [new Uint8Array(10).fill(number)],
    giveBack: () => freed.push(number),
  };
}

describe('chunks at hand', () => {
  test('each is handed over once, and its memory is left to whoever took it', () => {
    const freed: number[] = [];
    const kept = new ChunksAtHand();
    const one = chunk(1, freed);
    kept.keep(one);
    expect(kept.take(one.key, one.checksum)?.parts).toBe(one.parts);
    expect(kept.take(one.key, one.checksum)).toBeNull();
    expect(freed).toEqual([]);
  });

  test('none passes for another version, another length or other bytes', () => {
    const kept = new ChunksAtHand();
    const { key, checksum } = chunk(1);
    kept.keep(chunk(1));
    expect(kept.take({ ...key, revision: 2 }, checksum)).toBeNull();
    expect(kept.take({ ...key, end: key.end - 1 }, checksum)).toBeNull();
    expect(kept.take(key, 'crc32:other')).toBeNull();
    expect(kept.take(key, checksum)).not.toBeNull();
  });

  test('where too many come, those that come first in the file stay', () => {
    const freed: number[] = [];
    const kept = new ChunksAtHand();
    const numbers = [...Array(20).keys()];
    for (const number of [...numbers].reverse()) kept.keep(chunk(number, freed));
    const found = numbers.filter((number) => {
      const { key, checksum } = chunk(number);
      return kept.take(key, checksum) !== null;
    });
    expect(found).toEqual(numbers.slice(0, found.length));
    expect(found.length).toBeGreaterThan(2);
    expect(freed.sort((a, b) => a - b)).toEqual(numbers.slice(found.length));
  });

  test('one that comes again takes the place of the first', () => {
    const freed: number[] = [];
    const kept = new ChunksAtHand();
    kept.keep(chunk(1, freed));
    kept.keep({ ...chunk(1), checksum: 'crc32:again' });
    expect(freed).toEqual([1]);
    expect(kept.take(chunk(1).key, 'crc32:again')).not.toBeNull();
  });

  test('what a file has passed goes, and what another file has stays', () => {
    const freed: number[] = [];
    const kept = new ChunksAtHand();
    const other = chunk(0, [], 'https://files.example/b');
    for (const number of [0, 1, 2]) kept.keep(chunk(number, freed));
    kept.keep(other);
    kept.pass(chunk(0).key, 20);
    expect(freed).toEqual([0, 1]);
    expect(kept.take(other.key, other.checksum)).not.toBeNull();
  });

  test('what nobody came for does not keep its place for ever', () => {
    const freed: number[] = [];
    const kept = new ChunksAtHand();
    const left = 'https://files.example/left';
    for (let number = 0; number < 20; number += 1) kept.keep(chunk(number, [], left));
    for (let number = 100; number < 160; number += 1) kept.keep(chunk(number, freed));
    const found = [...Array(60).keys()].filter((at) => {
      const { key, checksum } = chunk(100 + at);
      return kept.take(key, checksum) !== null;
    });
    expect(found.length).toBeGreaterThan(2);
  });
});
