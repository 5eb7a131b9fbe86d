import { expect, test } from 'vitest';
import { Claims } from '../../../src/engine/claims.ts';

test('the connection that has most before it gives half of that away', () => {
  const claims = new Claims();
  const slow = claims.add({ start: 0, end: 1_000 });
  const quick = claims.add({ start: 1_000, end: 2_000 });
  slow.position = 200;
  quick.position = 1_900;
  expect(claims.relieve(100, 0)).toEqual({ start: 600, end: 1_000 });
  expect(slow.end).toBe(600);
  expect(quick.end).toBe(2_000);
});

test('what is too little to be asked for is left to whoever fetches it', () => {
  const claims = new Claims();
  claims.add({ start: 0, end: 1_000 });
  expect(claims.relieve(501, 0)).toBeNull();
  expect(claims.relieve(500, 0)).toEqual({ start: 500, end: 1_000 });
});

test('a request without an end is not relieved', () => {
  const claims = new Claims();
  claims.add({ start: 0, end: Number.POSITIVE_INFINITY });
  expect(claims.relieve(1, 0)).toBeNull();
});

test('a piece that comes all at once is relieved of what its time leaves, and of half once late', () => {
  const claims = new Claims();
  const piece = claims.add({ start: 0, end: 1_000 });
  piece.due = { sinceMs: 0, atMs: 100 };
  expect(claims.relieve(100, 90)).toBeNull();
  expect(claims.relieve(100, 60)).toEqual({ start: 800, end: 1_000 });
  expect(piece.end).toBe(800);
  expect(claims.relieve(100, 101)).toEqual({ start: 400, end: 800 });
});
