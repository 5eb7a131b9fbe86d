import { expect, test } from 'vitest';
import { type Growth, grow, type Look, startGrowth } from '../../../src/core/growth.ts';

const stepMs = 100;

/** Bytes per second of so many connections. */
type Line = (connections: number, nowMs: number) => number;

/** How many connections there are at each step of a transfer that starts with two. */
function connectionsOver(line: Line, steps: number, { most = 16, headMs = 100 } = {}): number[] {
  let connections = 2;
  let received = 0;
  const look = (nowMs: number): Look => ({ nowMs, receivedBytes: received, connections, headMs });
  let growth: Growth = startGrowth(look(0));
  const seen: number[] = [];
  for (let step = 1; step <= steps; step += 1) {
    received += (line(connections, step * stepMs) * stepMs) / 1000;
    const next = grow(growth, look(step * stepMs));
    growth = next.growth;
    connections = Math.min(most, connections + next.add);
    seen.push(connections);
  }
  return seen;
}

test('doubles while each connection brings its own share', () => {
  const seen = connectionsOver((connections) => connections * 1_000_000, 8);
  expect(seen).toEqual([2, 4, 4, 8, 8, 16, 16, 16]);
});

test('takes less time to find out where the server answers at once', () => {
  const line: Line = (connections) => connections * 1_000_000;
  expect(connectionsOver(line, 5, { headMs: 5 })).toEqual([4, 8, 16, 16, 16]);
  // However long an answer takes, a trial does not.
  expect(connectionsOver(line, 5, { headMs: 5_000 })).toEqual([2, 4, 4, 8, 8]);
});

test('stays where it is once the last ones added nothing', () => {
  const seen = connectionsOver((connections) => Math.min(connections, 4) * 1_000_000, 40);
  expect(Math.max(...seen)).toBe(8);
});

test('tries again after a while, since lines change', () => {
  const line: Line = (connections, nowMs) => Math.min(connections, nowMs < 3_000 ? 2 : 16) * 1e6;
  const seen = connectionsOver(line, 80);
  expect(seen.slice(0, 50).every((connections) => connections <= 4)).toBe(true);
  expect(seen.at(-1)).toBe(16);
});

test('adds nothing to a line that brings nothing', () => {
  expect(connectionsOver(() => 0, 100)).toEqual(Array(100).fill(2));
});
