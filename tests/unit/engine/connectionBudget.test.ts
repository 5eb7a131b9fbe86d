import { beforeEach, describe, expect, it } from 'vitest';
import { ConnectionBudget, type Seats } from '../../../src/engine/connectionBudget.ts';
import { FakeClock } from './fakeClock.ts';

const minuteMs = 60_000;
let clock: FakeClock;
let multiplexing: Set<string>;
let budget: ConnectionBudget;

beforeEach(() => {
  clock = new FakeClock();
  multiplexing = new Set();
  const network = { multiplexes: (host: string) => multiplexing.has(host) };
  budget = new ConnectionBudget('https://app.example/holdfast/', network, clock);
});

/** Takes places until none is free, and says how many there were. */
function takeAll(seats: Seats): number {
  let taken = 0;
  while (seats.tryTake()) taken += 1;
  return taken;
}

describe('the connections of a host', () => {
  it('are six, shared among all its URLs', () => {
    expect(takeAll(budget.seatsAt('https://files.example/a.iso'))).toBe(6);
    expect(takeAll(budget.seatsAt('https://files.example/b.iso'))).toBe(0);
    expect(takeAll(budget.seatsAt('https://other.example/a.iso'))).toBe(6);
  });

  it('are one fewer on the app’s own, so that another tab can open', () => {
    expect(takeAll(budget.seatsAt('https://app.example/files/a.iso'))).toBe(5);
  });

  it('are sixteen where requests share one connection', () => {
    multiplexing.add('files.example');
    multiplexing.add('app.example');
    expect(takeAll(budget.seatsAt('https://files.example/a.iso'))).toBe(16);
    expect(takeAll(budget.seatsAt('https://app.example/files/a.iso'))).toBe(16);
  });

  it('are fewer for ten minutes once the host would not bear as many', () => {
    const seats = budget.seatsAt('https://files.example/a.iso');
    for (let count = 0; count < 4; count += 1) seats.tryTake();
    seats.spare();
    expect(seats.tryTake()).toBe(false);
    seats.give();
    expect(seats.tryTake()).toBe(false);
    seats.give();
    expect(budget.seatsAt('https://files.example/b.iso').tryTake()).toBe(true);
    clock.advance(10 * minuteMs);
    expect(takeAll(seats)).toBe(3);
  });

  it('never fall below one', () => {
    const seats = budget.seatsAt('https://files.example/a.iso');
    seats.spare();
    expect(takeAll(seats)).toBe(1);
  });
});

it('a place that is given goes to who waits for one', async () => {
  const seats = budget.seatsAt('https://files.example/a.iso');
  takeAll(seats);
  const waiting = budget.seatsAt('https://files.example/b.iso').take(new AbortController().signal);
  expect(seats.isWanted()).toBe(true);
  seats.give();
  await waiting;
  expect(seats.isWanted()).toBe(false);
});
