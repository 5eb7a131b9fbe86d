/**
 * How fast bytes came, in steps of equal length: a picture that never grows beyond `mostSteps`.
 * When it is full, neighbours become one, so that ten hours take as much room as two minutes.
 */
export interface PaceLog {
  /** Length of a step. */
  readonly stepMs: number;
  /** The mean of each full step, in bytes per second, oldest first. */
  readonly paces: readonly number[];
  /** What the step that is not full yet has so far. */
  readonly openMs: number;
  readonly openBytes: number;
}

/** Even, so that every step has a neighbour to become one with. */
const mostSteps = 120;

export const emptyPaceLog: PaceLog = { stepMs: 1000, paces: [], openMs: 0, openBytes: 0 };

/** Notes that `bytes` came evenly in `elapsedMs`. */
export function addPace(log: PaceLog, elapsedMs: number, bytes: number): PaceLog {
  const { stepMs, paces, openMs, openBytes } = log;
  const lackingMs = stepMs - openMs;
  if (elapsedMs < lackingMs) {
    return { ...log, openMs: openMs + Math.max(elapsedMs, 0), openBytes: openBytes + bytes };
  }
  const share = (bytes * lackingMs) / elapsedMs;
  const full = [...paces, ((openBytes + share) * 1000) / stepMs];
  const next = { stepMs, paces: full, openMs: 0, openBytes: 0 };
  return addPace(
    full.length < mostSteps ? next : halved(next),
    elapsedMs - lackingMs,
    bytes - share,
  );
}

function halved(log: PaceLog): PaceLog {
  const paces: number[] = [];
  for (let at = 0; at < log.paces.length; at += 2) {
    paces.push(((log.paces[at] ?? 0) + (log.paces[at + 1] ?? 0)) / 2);
  }
  return { ...log, stepMs: log.stepMs * 2, paces };
}
