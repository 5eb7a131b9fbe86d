import { expect, it } from 'vitest';
import { OpeningHours } from '../../../src/engine/openingHours.ts';
import { FakeClock } from './fakeClock.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** The minute of the local day at which the fake clock stands at its zero. */
const zero = new Date(0);
const zeroMinute = zero.getHours() * 60 + zero.getMinutes();

it('tells when they begin and end, day by day', async () => {
  const clock = new FakeClock();
  const changes: boolean[] = [];
  const startMinute = (zeroMinute + 10) % 1440;
  const endMinute = (zeroMinute + 20) % 1440;
  const hours = new OpeningHours(clock, { startMinute, endMinute }, () => {
    changes.push(hours.isOpen);
  });
  expect(hours.opensAtMs).toBe(10 * minuteMs);
  await clock.advance(9 * minuteMs);
  expect(changes).toEqual([]);
  await clock.advance(2 * minuteMs);
  expect(changes).toEqual([true]);
  expect(hours.opensAtMs).toBeNull();
  await clock.advance(10 * minuteMs);
  expect(changes).toEqual([true, false]);
  expect(hours.opensAtMs).toBe(dayMs + 10 * minuteMs);
  await clock.advance(dayMs);
  expect(changes).toEqual([true, false, true, false]);

  hours.window = null;
  expect(hours.isOpen).toBe(true);
  expect(clock.sleeping, 'nothing is watched where there are no hours').toBe(0);
});

it('are watched no more once they are stopped', () => {
  const clock = new FakeClock();
  const hours = new OpeningHours(clock, { startMinute: 0, endMinute: 1 }, () => undefined);
  expect(clock.sleeping).toBe(1);
  hours.stop();
  expect(clock.sleeping).toBe(0);
});
