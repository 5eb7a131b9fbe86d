import { Failure } from '../core/errors.ts';
import type { Network, NetworkAnswer, NetworkRequest } from '../engine/ports.ts';
import { abortedWith } from './abortedWith.ts';
import { fetchWithAccess, type PlainRequest } from './fetchWithAccess.ts';

/**
 * The network through `fetch`, never through the browser's cache, which splices ranges. One for
 * each engine: it watches what requests the thread makes.
 */
export function openFetchNetwork(): Network {
  const multiplexing = new Set<string>();
  // Browsers tell the protocol of the app's own origin, and of those that allow timing.
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      const host = /^h[23]/.test(entry.nextHopProtocol) ? new URL(entry.name).host : null;
      if (host !== null) multiplexing.add(host);
    }
  }).observe({ type: 'resource' });
  return { get, answersUnreadably, multiplexes: (host) => multiplexing.has(host) };
}

async function get({ url, range, access, signal }: NetworkRequest): Promise<NetworkAnswer> {
  const leaving = abortedWith(signal);
  const plain: PlainRequest = {
    signal: leaving.signal,
    cache: 'no-store',
    credentials: 'same-origin',
    referrerPolicy: 'no-referrer',
    headers: range === undefined ? {} : { Range: range },
  };
  const response = await (access === undefined
    ? fetch(url, plain)
    : fetchWithAccess(url, plain, access)
  ).catch((caught: unknown) => {
    throw networkFailure(caught, signal);
  });
  return {
    status: response.status,
    header: (name) => response.headers.get(name),
    finalUrl: response.url,
    isOpen: response.type === 'basic',
    body: readBody(response, signal, () => leaving.abort()),
    blob: () =>
      response.blob().catch((caught: unknown) => {
        throw networkFailure(caught, signal);
      }),
  };
}

async function answersUnreadably(url: string, signal: AbortSignal): Promise<boolean> {
  const abandon = abortedWith(signal);
  try {
    await fetch(url, {
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: abandon.signal,
    });
    return true;
  } catch {
    return false;
  } finally {
    abandon.abort();
  }
}

async function* readBody(
  response: Response,
  signal: AbortSignal,
  leave: () => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (caught) {
    throw networkFailure(caught, signal);
  } finally {
    // Left early or at the end: the connection is not needed any more either way. Firefox keeps
    // it, idle and counted against the host, when only the reader is cancelled.
    leave();
  }
}

/** `fetch` says `TypeError` whatever happened; an abort keeps the reason it was given. */
function networkFailure(caught: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (caught instanceof Failure) return caught;
  return new Failure({ code: 'unreachable' });
}
