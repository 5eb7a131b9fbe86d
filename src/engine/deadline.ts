import { Failure } from '../core/errors.ts';
import type { Clock } from './ports.ts';

/**
 * Does work that must be over in time, since a page waits for it. Its signal is aborted after
 * `mostMs` with `unreachable` as the reason, and when the given one is.
 */
export async function withDeadline<Result>(
  clock: Clock,
  mostMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const over = new AbortController();
  const late = new AbortController();
  clock
    .sleep(mostMs, AbortSignal.any([over.signal, signal]))
    .then(() => late.abort(new Failure({ code: 'unreachable', stalled: true })))
    .catch(() => undefined); // Over in time.
  return work(AbortSignal.any([late.signal, signal])).finally(() => over.abort());
}
