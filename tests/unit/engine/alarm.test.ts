import { describe, expect, it } from 'vitest';
import { Alarm } from '../../../src/engine/alarm.ts';
import { FakeClock } from './fakeClock.ts';

function setUp() {
  const clock = new FakeClock();
  const rungAtMs: number[] = [];
  const alarm = new Alarm(clock, () => rungAtMs.push(clock.now()));
  return { clock, alarm, rungAtMs };
}

const dayMs = 86_400_000;

describe('an alarm', () => {
  it('rings once, when its time has come', async () => {
    const { clock, alarm, rungAtMs } = setUp();
    alarm.set(3 * dayMs + 7);
    alarm.set(3 * dayMs + 7);
    await clock.advance(4 * dayMs);
    expect(rungAtMs).toEqual([3 * dayMs + 7]);
  });

  it('rings for the last time that was set', async () => {
    const { clock, alarm, rungAtMs } = setUp();
    alarm.set(5000);
    alarm.set(9000);
    await clock.advance(10_000);
    expect(rungAtMs).toEqual([9000]);
    alarm.set(20_000);
    alarm.set(null);
    await clock.advance(20_000);
    expect(rungAtMs).toEqual([9000]);
    expect(clock.sleeping).toBe(0);
  });

  it('notices that the clock was set, or the device slept', async () => {
    const { clock, alarm, rungAtMs } = setUp();
    let asleepMs = 0;
    clock.wallNow = () => clock.now() + asleepMs;
    alarm.set(dayMs);
    await clock.advance(1000);
    asleepMs = dayMs;
    await clock.advance(60_000);
    expect(rungAtMs).toEqual([30_000]);
  });
});
