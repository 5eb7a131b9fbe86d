import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';

const ends = new WeakMap<object, AbortSignal>();

/**
 * Aborted once a request is done with: its answer was sent, or its client has gone. A response does
 * not always say so: a pipelined one that never had its turn stays silent when its connection is
 * closed, and one whose HTTP/2 stream was reset is silent to those who listen later.
 */
export function endOf(
  request: IncomingMessage | Http2ServerRequest,
  response: ServerResponse | Http2ServerResponse,
): AbortSignal {
  const known = ends.get(request);
  if (known) return known;
  const ended = new AbortController();
  ends.set(request, ended.signal);
  const connection = 'stream' in request ? request.stream : request.socket;
  const end = (): void => {
    connection.off('close', end);
    response.off('close', end);
    ended.abort();
  };
  if (connection.destroyed) {
    ended.abort();
  } else {
    connection.on('close', end);
    response.on('close', end);
  }
  return ended.signal;
}
