/** What is remembered of a transfer's pace: sums that fade, not a list of samples. */
export interface Speed {
  /** Time of the first sample; null before it. */
  readonly startedAtMs: number | null;
  readonly lastAtMs: number;
  /** Bytes, and the time they took, each faded by its age. */
  readonly fadedBytes: number;
  readonly fadedMs: number;
  /** Usual time between samples. */
  readonly gapMs: number;
}

export const emptySpeed: Speed = {
  startedAtMs: null,
  lastAtMs: 0,
  fadedBytes: 0,
  fadedMs: 0,
  gapMs: 0,
};

/** What is older than this weighs a third. */
const memoryMs = 5000;
const warmUpMs = 1000;

/**
 * Notes that `bytes` came since the sample before, at `atMs` on a monotonic clock. The first sample
 * only starts the clock: nobody knows how long its bytes took.
 */
export function addSample(speed: Speed, atMs: number, bytes: number): Speed {
  if (speed.startedAtMs === null) return { ...emptySpeed, startedAtMs: atMs, lastAtMs: atMs };
  const elapsedMs = Math.max(atMs - speed.lastAtMs, 0);
  const keep = Math.exp(-elapsedMs / memoryMs);
  const spanMs = memoryMs * (1 - keep);
  // Spread over the time since the sample before: a chunk that arrives whole was on its way all along.
  const share = elapsedMs > 0 ? spanMs / elapsedMs : 1;
  return {
    startedAtMs: speed.startedAtMs,
    lastAtMs: Math.max(atMs, speed.lastAtMs),
    fadedBytes: speed.fadedBytes * keep + Math.max(bytes, 0) * share,
    fadedMs: speed.fadedMs * keep + spanMs,
    gapMs: speed.gapMs * keep + elapsedMs * (1 - keep),
  };
}

/**
 * The present pace: an average in which the last five seconds weigh most. Null before about a second
 * of data. Silence of twice the usual time between samples says nothing yet (chunks come whole);
 * from then on it pulls the pace towards 0.
 */
export function bytesPerSecond(speed: Speed, nowMs: number): number | null {
  if (speed.startedAtMs === null || speed.fadedMs === 0) return null;
  if (Math.max(nowMs, speed.lastAtMs) - speed.startedAtMs < warmUpMs) return null;
  const silentMs = Math.max(nowMs - speed.lastAtMs - 2 * speed.gapMs, 0);
  const keep = Math.exp(-silentMs / memoryMs);
  const spanMs = speed.fadedMs * keep + memoryMs * (1 - keep);
  return (speed.fadedBytes * keep * 1000) / spanMs;
}

/** Seconds until the rest is here at this pace; null where that cannot be said. */
export function secondsLeft(pace: number | null, remainingBytes: number | null): number | null {
  if (remainingBytes === null || remainingBytes < 0) return null;
  if (remainingBytes === 0) return 0;
  // Below a byte a second it has stalled, and any figure would be a joke.
  if (pace === null || pace < 1) return null;
  return remainingBytes / pace;
}
