import { expect, test } from 'vitest';
import { Claims } from '../../../src/engine/claims.ts';

const kibibyte = 1024;

test('the connection that has most before it gives half of that away', () => {
  const claims = new Claims();
  const slow = claims.add({ start: 0, end: 8_000 * kibibyte });
  const quick = claims.add({ start: 8_000 * kibibyte, end: 16_000 * kibibyte });
  slow.position = 2_000 * kibibyte;
  quick.position = 15_000 * kibibyte;
  expect(claims.relieve(0)).toEqual({ start: 5_000 * kibibyte, end: 8_000 * kibibyte });
  expect(slow.end).toBe(5_000 * kibibyte);
  expect(quick.end).toBe(16_000 * kibibyte);
});

test('what is too little to be asked for is left to whoever fetches it', () => {
  const claims = new Claims();
  const claim = claims.add({ start: 0, end: 1_024 * kibibyte });
  claim.position = 1;
  expect(claims.relieve(0)).toBeNull();
  claim.position = 0;
  expect(claims.relieve(0)).toEqual({ start: 512 * kibibyte, end: 1_024 * kibibyte });
});

test('a request without an end is not relieved', () => {
  const claims = new Claims();
  claims.add({ start: 0, end: Number.POSITIVE_INFINITY });
  expect(claims.relieve(0)).toBeNull();
});

test('a piece that comes all at once is relieved of what its time leaves, and of half once late', () => {
  const claims = new Claims();
  const piece = claims.add({ start: 0, end: 8_000 * kibibyte });
  piece.due = { sinceMs: 0, atMs: 100 };
  expect(claims.relieve(90)).toBeNull();
  expect(claims.relieve(50)).toEqual({ start: 6_000 * kibibyte, end: 8_000 * kibibyte });
  expect(piece.end).toBe(6_000 * kibibyte);
  expect(claims.relieve(100)).toEqual({ start: 3_000 * kibibyte, end: 6_000 * kibibyte });
});
