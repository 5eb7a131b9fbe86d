import type { Clock } from './ports.ts';

/**
 * Hands a body's parts on and calls `onStall` when one read brings nothing for `stallMs`; the
 * caller then aborts the request, and so the read. Only time spent waiting for the network
 * counts, not the time the reader takes between two reads. Ends the body whichever way it is left.
 */
export async function* watchStalls<Part>(
  body: AsyncIterableIterator<Part>,
  clock: Clock,
  stallMs: number,
  onStall: () => void,
): AsyncGenerator<Part> {
  const watch = new AbortController();
  let readingSince: number | null = null;
  const watching = async () => {
    while (readingSince === null || clock.now() - readingSince < stallMs) {
      await clock.sleep(stallMs / 8, watch.signal);
    }
    onStall();
  };
  watching().catch(() => undefined); // Rejects when the body ended: nothing left to watch.
  try {
    for (;;) {
      readingSince = clock.now();
      const next = await body.next();
      readingSince = null;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    watch.abort();
    await body.return?.();
  }
}
