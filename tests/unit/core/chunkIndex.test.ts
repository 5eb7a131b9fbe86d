import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkAt, indexChunks } from '../../../src/core/chunkIndex.ts';
import { fileBytes, rangesIn } from './someRanges.ts';

test('finds the chunk that holds a byte and reaches farthest, however they overlap', () => {
  fc.assert(
    fc.property(rangesIn(fileBytes), fc.nat({ max: fileBytes }), (chunks, offset) => {
      const holding = chunks.filter(({ start, end }) => start <= offset && end > offset);
      const farthest = holding.length === 0 ? null : Math.max(...holding.map(({ end }) => end));
      expect(chunkAt(indexChunks(chunks), offset)?.end ?? null).toBe(farthest);
    }),
  );
});

test('keeps the chunks in order of their start', () => {
  fc.assert(
    fc.property(rangesIn(fileBytes), (chunks) => {
      const starts = indexChunks(chunks).keys.map(({ start }) => start);
      expect(starts).toEqual(chunks.map(({ start }) => start).sort((a, b) => a - b));
    }),
  );
});
