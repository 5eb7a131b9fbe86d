import { describe, expect, it } from 'vitest';
import { Limits } from '../../../src/engine/limits.ts';
import { Throttle } from '../../../src/engine/throttle.ts';
import { FakeClock, settled } from './fakeClock.ts';

const never = new AbortController().signal;

/** A connection that takes `bytes` at a time for as long as the clock runs. */
function connection(throttle: Pick<Throttle, 'charge' | 'settle'>, bytes: number) {
  const state = { receivedBytes: 0 };
  const run = async () => {
    for (;;) {
      throttle.charge(bytes);
      state.receivedBytes += bytes;
      await throttle.settle(never);
    }
  };
  void run();
  return state;
}

describe('a speed limit', () => {
  it('lets through what it says, and no more', async () => {
    const clock = new FakeClock();
    const one = connection(new Throttle(clock, 1_000), 100);
    await clock.advance(10_000);
    expect(one.receivedBytes).toBeGreaterThanOrEqual(9_900);
    expect(one.receivedBytes).toBeLessThanOrEqual(10_500);
  });

  it('lets no connection starve, whatever each takes at a time', async () => {
    const clock = new FakeClock();
    const throttle = new Throttle(clock, 1_000);
    const connections = [10, 100, 400].map((bytes) => connection(throttle, bytes));
    await clock.advance(60_000);
    const received = connections.map(({ receivedBytes }) => receivedBytes);
    expect(received.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(61_000);
    // Each had as many turns as the others.
    const turns = received.map((bytes, index) => bytes / ([10, 100, 400][index] ?? 1));
    expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(2);
  });

  it('saves up no more than a quarter of a second while nothing comes', async () => {
    const clock = new FakeClock();
    const throttle = new Throttle(clock, 1_000);
    await clock.advance(60_000);
    throttle.charge(1_000);
    let isSettled = false;
    void throttle.settle(never).then(() => {
      isSettled = true;
    });
    await clock.advance(700);
    expect(isSettled).toBe(false);
    await clock.advance(100);
    expect(isSettled).toBe(true);
  });

  it('changes at once, also for those who wait', async () => {
    const clock = new FakeClock();
    const throttle = new Throttle(clock, 1);
    const one = connection(throttle, 1_000);
    await clock.advance(1_000);
    expect(one.receivedBytes).toBe(1_000);
    throttle.bytesPerSecond = 1_000;
    await clock.advance(2_000);
    expect(one.receivedBytes).toBeGreaterThanOrEqual(2_000);
  });

  it('ends where it is lifted', async () => {
    const clock = new FakeClock();
    const throttle = new Throttle(clock, 1);
    throttle.charge(1_000_000);
    const waiting = throttle.settle(never);
    await settled();
    throttle.bytesPerSecond = null;
    await waiting;
    expect(clock.sleeping).toBe(0);
  });

  it('rejects with the reason of who is aborted', async () => {
    const clock = new FakeClock();
    const throttle = new Throttle(clock, 1);
    const controller = new AbortController();
    throttle.charge(1_000);
    const waiting = throttle.settle(controller.signal);
    controller.abort(new Error('paused'));
    await expect(waiting).rejects.toThrow('paused');
  });
});

describe('several limits', () => {
  it('hold together: the strictest one counts', async () => {
    const clock = new FakeClock();
    const limits = new Limits([new Throttle(clock, 500), new Throttle(clock, 10_000)]);
    expect(limits.bytesPerSecond).toBe(500);
    const one = connection(limits, 50);
    await clock.advance(10_000);
    expect(one.receivedBytes).toBeLessThanOrEqual(5_250);
  });

  it('are none where none is set', () => {
    const clock = new FakeClock();
    expect(new Limits([new Throttle(clock, null)]).bytesPerSecond).toBe(Number.POSITIVE_INFINITY);
  });
});
