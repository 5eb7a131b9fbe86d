import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import type { Writable } from 'node:stream';
import type { Context, Next } from 'koa';
import { endOf } from './requestEnd.ts';

/**
 * Middleware that writes a line for every request once its answer has ended: time, client, method,
 * target, status, length of the body, how long it took, the range that was asked for, and
 * `broken-off` where not all of it was sent. A dash stands for what is not there.
 */
export function logRequests(
  write: (line: string) => void,
): (ctx: Context, next: Next) => Promise<void> {
  return (ctx, next) => {
    const startedMs = performance.now();
    // Asked for now: a connection that is gone has no address.
    const address = ctx.ip || '-';
    endOf(ctx.req, ctx.res).addEventListener('abort', () => {
      const fields = [
        new Date().toISOString(),
        address,
        ctx.method,
        printable(ctx.originalUrl),
        ctx.headerSent ? ctx.res.statusCode : '-',
        (ctx.headerSent && ctx.response.get('Content-Length')) || '-',
        `${Math.round(performance.now() - startedMs)}ms`,
        printable(ctx.get('Range')) || '-',
        ...(isBrokenOff(ctx.req, ctx.res) ? ['broken-off'] : []),
      ];
      write(fields.join(' '));
    });
    return next();
  };
}

/** What a client sent must not end the line, nor speak to the terminal it is read in. */
function printable(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, encodeCharacter);
}

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function isBrokenOff(request: IncomingMessage | Http2ServerRequest, response: Writable): boolean {
  // HTTP/2 responses say that they finished even where the client reset them.
  if ('stream' in request) return request.stream.aborted || request.stream.rstCode !== 0;
  return !response.writableFinished;
}
