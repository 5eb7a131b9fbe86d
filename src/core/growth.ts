/** How many connections are worth having, as far as it was tried. */
export interface Growth {
  /** Bytes per second with one connection fewer; null before there is anything to compare. */
  readonly rateBefore: number | null;
  /** Start of the present trial. */
  readonly sinceMs: number;
  readonly bytesSince: number;
  /** No further connection is tried before this time. */
  readonly heldUntilMs: number;
}

/** A trial shorter than this says nothing. */
const trialMs = 300;
/** What a further connection must add to be followed by another. */
const worthwhileGain = 1.05;
/** Lines change: after this long it is tried again. */
const holdMs = 5_000;

/** The start of a slow start. */
export function startGrowth(nowMs: number, receivedBytes: number): Growth {
  return { rateBefore: null, sinceMs: nowMs, bytesSince: receivedBytes, heldUntilMs: nowMs };
}

/**
 * One look at a transfer: whether to add a connection now. Connections are added one at a time,
 * and only for as long as the last one added throughput.
 *
 * @param nowMs monotonic time
 * @param receivedBytes of the transfer so far
 */
export function grow(
  growth: Growth,
  nowMs: number,
  receivedBytes: number,
): { readonly growth: Growth; readonly add: boolean } {
  const elapsedMs = nowMs - growth.sinceMs;
  const bytes = receivedBytes - growth.bytesSince;
  if (elapsedMs < trialMs || bytes === 0 || nowMs < growth.heldUntilMs) {
    return { growth, add: false };
  }
  const rate = (1000 * bytes) / elapsedMs;
  const fresh = { sinceMs: nowMs, bytesSince: receivedBytes };
  if (growth.rateBefore === null || rate >= growth.rateBefore * worthwhileGain) {
    return { growth: { ...fresh, rateBefore: rate, heldUntilMs: nowMs }, add: true };
  }
  return { growth: { ...fresh, rateBefore: null, heldUntilMs: nowMs + holdMs }, add: false };
}
