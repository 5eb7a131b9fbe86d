interface BackoffLimits {
  /** The longest first delay. */
  readonly baseMs: number;
  /** The longest delay of all. */
  readonly capMs: number;
}

const defaultLimits: BackoffLimits = { baseMs: 1000, capMs: 60_000 };

/**
 * How long to wait before a retry, in milliseconds. `attempt` counts the failures in a row so far,
 * from 1; `random` lies in [0, 1). The ceiling doubles with every failure up to the cap, and the
 * delay is drawn from all of it ("full jitter"), so that clients which failed together come back
 * apart. It is never less than a quarter of the base and so never spins.
 */
export function retryDelayMs(attempt: number, random: number, limits = defaultLimits): number {
  const { baseMs, capMs } = limits;
  // 2^30 is past any cap; the bound keeps the power from overflowing.
  const doublings = Math.min(Math.max(attempt - 1, 0), 30);
  const ceilingMs = Math.min(capMs, baseMs * 2 ** doublings);
  const floorMs = Math.min(baseMs / 4, ceilingMs);
  return Math.round(floorMs + random * (ceilingMs - floorMs));
}
