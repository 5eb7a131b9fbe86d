/** How many connections are worth having, as far as it was tried. */
export interface Growth {
  /** Bytes per second before the last were added; null before there is anything to compare. */
  readonly rateBefore: number | null;
  /** Start of the present trial. */
  readonly sinceMs: number;
  readonly bytesSince: number;
  /** No further connection is tried before this time. */
  readonly heldUntilMs: number;
}

/** A transfer at the moment that it is looked at. */
export interface Look {
  /** Monotonic time. */
  readonly nowMs: number;
  /** Of the transfer so far. */
  readonly receivedBytes: number;
  /** How many it has. */
  readonly connections: number;
  /** The quickest answer so far: the first one comes while much else starts. */
  readonly headMs: number;
}

/** A new connection has asked, and been answered some times, when a trial ends… */
const answersInTrial = 4;
/** …which takes no less than this, to count bytes in… */
const leastTrialMs = 75;
/** …and no more. */
const mostTrialMs = 200;
/** What further connections must add to be followed by more. */
const worthwhileGain = 1.05;
/** Lines change: after this long it is tried again. */
const holdMs = 5_000;

/** The start of a slow start. */
export function startGrowth({ nowMs, receivedBytes }: Look): Growth {
  return { rateBefore: null, sinceMs: nowMs, bytesSince: receivedBytes, heldUntilMs: nowMs };
}

/**
 * One look at a transfer: how many connections to add now. As in TCP's slow start there are twice
 * as many each time (RFC 5681, 3.1), but only for as long as the last ones added throughput.
 */
export function grow(
  growth: Growth,
  { nowMs, receivedBytes, connections, headMs }: Look,
): { readonly growth: Growth; readonly add: number } {
  const elapsedMs = nowMs - growth.sinceMs;
  const bytes = receivedBytes - growth.bytesSince;
  const trialMs = Math.min(mostTrialMs, Math.max(leastTrialMs, answersInTrial * headMs));
  if (elapsedMs < trialMs || bytes === 0 || nowMs < growth.heldUntilMs) {
    return { growth, add: 0 };
  }
  const rate = (1000 * bytes) / elapsedMs;
  const fresh = { ...growth, sinceMs: nowMs, bytesSince: receivedBytes };
  if (growth.rateBefore === null || rate >= growth.rateBefore * worthwhileGain) {
    return { growth: { ...fresh, rateBefore: rate, heldUntilMs: nowMs }, add: connections };
  }
  return { growth: { ...fresh, rateBefore: null, heldUntilMs: nowMs + holdMs }, add: 0 };
}
