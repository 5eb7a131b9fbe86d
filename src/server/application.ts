import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import Koa, { type Context } from 'koa';
import { CROSS_ORIGIN_HEADERS } from './crossOrigin.ts';
import type { Limits } from './limits.ts';
import { createPacing } from './pace.ts';
import { endOf } from './requestEnd.ts';
import { logRequests } from './requestLog.ts';
import { serveApp } from './serveApp.ts';
import { FileChangedError, type Shelf } from './servedFile.ts';
import { METHODS, serveFiles } from './serveFiles.ts';

export interface ApplicationOptions {
  readonly shelf: Shelf;
  /** A real path; where null, the app's address leads to the files. */
  readonly appFolder: string | null;
  /** Where the app lives, slashes around it. */
  readonly basePath: string;
  readonly workerPolicy: string | undefined;
  readonly ratePerConnection: number | undefined;
  readonly limits: Limits;
  readonly log: ((line: string) => void) | undefined;
  readonly logRequest: ((line: string) => void) | undefined;
}

/** The built app at its path, and the files below `files/`: who answers what. */
export function createApplication(options: ApplicationOptions): Koa {
  const { shelf, appFolder, basePath, workerPolicy, ratePerConnection, limits, log } = options;
  const paceOf = ratePerConnection ? createPacing(ratePerConnection) : undefined;
  const filesPrefix = `${basePath}files/`;
  const appPath = appFolder === null ? null : basePath;
  let running = 0;

  async function answer(ctx: Context): Promise<void> {
    const path = pathOf(ctx);
    if (path === null) {
      ctx.status = 400;
    } else if (ctx.req.rawHeaders.length / 2 > limits.headersPerRequest) {
      ctx.status = 431;
    } else if (running > limits.requests) {
      // Readable for pages of other origins, which take it for a lost line otherwise.
      ctx.set({ ...CROSS_ORIGIN_HEADERS, 'Retry-After': '1' });
      ctx.status = 503;
    } else if (!METHODS.split(', ').includes(ctx.method)) {
      ctx.status = 405;
      ctx.set('Allow', METHODS);
    } else if (path.startsWith(filesPrefix)) {
      const pace = paceOf?.(connectionOf(ctx.req));
      const place = { shelf, prefix: filesPrefix, appPath, pace };
      await serveFiles(ctx, path.slice(filesPrefix.length - 1), place);
    } else if (ctx.method === 'OPTIONS') {
      ctx.status = 204;
      ctx.set('Allow', METHODS);
    } else if (path === filesPrefix.slice(0, -1) || (path === basePath && appFolder === null)) {
      ctx.status = path === basePath ? 302 : 301;
      ctx.set('Location', filesPrefix);
    } else if (path.startsWith(basePath) && appFolder !== null) {
      const place = { folder: appFolder, workerPolicy };
      await serveApp(ctx, path.slice(basePath.length - 1), place);
    } else {
      ctx.status = 404;
    }
  }

  const app = new Koa();
  app.on('error', (error: Error) => {
    if (!isOfLeaving(error)) log?.(error.message);
  });
  if (options.logRequest) app.use(logRequests(options.logRequest));
  app.use(async (ctx) => {
    running += 1;
    endOf(ctx.req, ctx.res).addEventListener('abort', () => {
      running -= 1;
    });
    // A body means nothing here. Unread, it would keep an HTTP/2 stream open that was reset.
    ctx.req.resume();
    try {
      await answer(ctx);
    } catch (error) {
      // Answered here and not by Koa, which would drop the headers that let other origins read it.
      if (!isOfLeaving(error)) log?.(`${ctx.method} ${ctx.url}: ${(error as Error).message}`);
      const passes = mayPass(error);
      ctx.status = passes ? 503 : 500;
      if (passes) ctx.set('Retry-After', '1');
      // Lest it is kept as long as what it stands in for.
      ctx.set('Cache-Control', 'no-store');
    }
  });
  return app;
}

/** Null where the address that is asked for cannot be read. */
function pathOf(ctx: Context): string | null {
  try {
    return ctx.path;
  } catch {
    return null;
  }
}

/** What is one connection to the client, however many of its requests are under way. */
function connectionOf(request: IncomingMessage | Http2ServerRequest): object {
  return 'stream' in request ? (request.stream.session ?? request.stream) : request.socket;
}

/** True for trouble that is gone after a while: no handles are left, or a file is being written. */
function mayPass(error: unknown): boolean {
  if (error instanceof FileChangedError) return true;
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EMFILE' || code === 'ENFILE';
}

/** True where a client went away in the middle, which is this server's daily bread. */
function isOfLeaving(error: unknown): boolean {
  return CLIENT_LEFT.includes((error as NodeJS.ErrnoException).code ?? '');
}

const CLIENT_LEFT = [
  'ECONNRESET',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_HTTP2_INVALID_STREAM',
  'ERR_HTTP2_STREAM_ERROR',
  'ABORT_ERR',
];
