import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HiredWorker } from '../../../src/platform/hiredWorker.ts';

const patienceMs = 1_000;

/** Workers that say that they are ready when they are told to. */
function workers() {
  const found: MessagePort[] = [];
  const dismissed: MessagePort[] = [];
  const hired = new HiredWorker({
    find: async () => {
      const port = { onmessage: null } as unknown as MessagePort;
      found.push(port);
      return port;
    },
    dismiss: (worker) => dismissed.push(worker),
    patienceMs,
  });
  const ready = async (at: number) => {
    await vi.advanceTimersByTimeAsync(0);
    found[at]?.onmessage?.(new MessageEvent('message'));
    await vi.advanceTimersByTimeAsync(0);
  };
  const settled = () => vi.advanceTimersByTimeAsync(0);
  return { hired, found, dismissed, ready, settled };
}

describe('a hired worker', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is one for all, and goes with the last who has need of it', async () => {
    const { hired, found, dismissed, ready, settled } = workers();
    const first = hired.hire();
    const second = hired.hire();
    expect(hired.present).toBeNull();
    await ready(0);
    expect(await first.worker).toBe(await second.worker);
    first.release();
    first.release();
    await settled();
    expect(hired.present).toBe(found[0]);
    second.release();
    await settled();
    expect([found, dismissed, hired.present]).toEqual([[found[0]], [found[0]], null]);
  });

  test('is found again after it went', async () => {
    const { hired, found, ready, settled } = workers();
    hired.hire().release();
    await ready(0);
    const again = hired.hire();
    await ready(1);
    expect(found).toHaveLength(2);
    expect(await again.worker).toBe(found[1]);
    await settled();
  });

  test('that is released before it is ready goes once it is, unless somebody came meanwhile', async () => {
    const { hired, found, dismissed, ready } = workers();
    hired.hire().release();
    const other = hired.hire();
    await ready(0);
    expect(await other.worker).toBe(found[0]);
    expect(dismissed).toEqual([]);
    other.release();
    await ready(0);
    expect(dismissed).toEqual([found[0]]);
  });

  test('that stays away is waited for once, and not kept where it comes too late', async () => {
    const { hired, found, dismissed, ready } = workers();
    const first = hired.hire();
    await vi.advanceTimersByTimeAsync(patienceMs);
    expect(await first.worker).toBeNull();
    expect(await hired.hire().worker).toBeNull();
    expect(hired.stayedAway).toBe(true);
    await ready(0);
    expect(dismissed).toEqual([found[0]]);
    expect(hired.present).toBeNull();
  });

  test('is tried again once nobody has need of one that stayed away', async () => {
    const { hired, found, ready, settled } = workers();
    const first = hired.hire();
    await vi.advanceTimersByTimeAsync(patienceMs);
    first.release();
    await settled();
    expect(hired.stayedAway).toBe(false);
    const next = hired.hire();
    await ready(1);
    expect(await next.worker).toBe(found[1]);
  });
});
