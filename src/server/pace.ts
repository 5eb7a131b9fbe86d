import { setTimeout as wait } from 'node:timers/promises';

/** Holds a connection to a rate. */
export interface Pace {
  /** The most that should be sent between two waits, so that a slow line flows evenly. */
  readonly stepBytes: number;
  /** Resolves when `bytes` more may be sent; rejects when the signal aborts. */
  admit(bytes: number, signal: AbortSignal): Promise<void>;
}

const STEPS_PER_SECOND = 20;

/** Gives every connection its own pace: requests that share a connection share its rate. */
export function createPacing(bytesPerSecond: number): (connection: object) => Pace {
  const paces = new WeakMap<object, Pace>();
  return (connection) => {
    const pace = paces.get(connection) ?? createPace(bytesPerSecond);
    paces.set(connection, pace);
    return pace;
  };
}

function createPace(bytesPerSecond: number): Pace {
  let freeAtMs = 0;
  return {
    stepBytes: Math.max(1, Math.floor(bytesPerSecond / STEPS_PER_SECOND)),
    async admit(bytes, signal) {
      const nowMs = performance.now();
      const startMs = Math.max(nowMs, freeAtMs);
      freeAtMs = startMs + (bytes / bytesPerSecond) * 1000;
      // Timers fire late by a millisecond or so; the debt is carried on, never the credit.
      if (startMs > nowMs) await wait(startMs - nowMs, undefined, { signal });
    },
  };
}
