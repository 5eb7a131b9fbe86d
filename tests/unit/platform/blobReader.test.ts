import { expect, test } from 'vitest';
import { BlobReader } from '../../../src/platform/blobReader.ts';

const text = (parts: readonly Uint8Array[] = []) =>
  parts.map((part) => new TextDecoder().decode(part)).join('');

test('reads Blobs one after another, each into memory of its own until that is given back', async () => {
  const reader = new BlobReader();
  const [first, second] = await Promise.all([
    reader.borrow(new Blob(['first']), 5),
    reader.borrow(new Blob(['second']), 6),
  ]);
  expect([text(first?.parts), text(second?.parts)]).toEqual(['first', 'second']);
  second?.giveBack();
  const third = await reader.borrow(new Blob(['3rd']), 3);
  expect([text(first?.parts), text(third?.parts)]).toEqual(['first', '3rd']);
});

test('what is too short, or too large for memory, fails alone', async () => {
  const reader = new BlobReader();
  expect(await reader.borrow(new Blob(['short']), 6)).toBeNull();
  expect(await reader.borrow(new Blob(['huge']), 2 ** 52)).toBeNull();
  expect(text((await reader.borrow(new Blob(['whole']), 5))?.parts)).toBe('whole');
});
