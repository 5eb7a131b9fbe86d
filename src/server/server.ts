import { readdir, realpath } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa, { type Context } from 'koa';
import { createFolderShelf } from './folderShelf.ts';
import { createPacing } from './pace.ts';
import { createSampleShelf } from './samples.ts';
import { serveApp } from './serveApp.ts';
import { FileChangedError, type Shelf } from './servedFile.ts';
import { METHODS, serveFiles } from './serveFiles.ts';
import { whyNotListening, whyNotReadable } from './startErrors.ts';

export interface ServerOptions {
  /** The folder whose files are served below `files/`; the built-in samples where absent. */
  readonly folder?: string | undefined;
  /** The folder of the built app; where absent, `/` leads to the files. */
  readonly appFolder?: string | undefined;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string | undefined;
  /** Bytes a second that one connection gets of files; no limit where absent. */
  readonly ratePerConnection?: number | undefined;
  /** Where the app lives, slashes around it: `/` unless it is served under a sub-path. */
  readonly basePath?: string | undefined;
  /** The Content-Security-Policy of the engine's worker, where it is not the usual one. */
  readonly workerPolicy?: string | undefined;
  /** Told of faults of the server's own; silent where absent. */
  readonly log?: ((line: string) => void) | undefined;
}

export interface RunningServer {
  /** The app's address, with a slash at its end; files are below `files/`. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and ends every connection; resolves when all are gone. */
  close(): Promise<void>;
}

/**
 * Serves the built app and, below `files/`, a folder or the built-in samples. Resolves when it
 * listens; rejects with a `ServerStartError` whose message is meant for a person.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', port, basePath = '/' } = options;
  const shelf = options.folder
    ? createFolderShelf(await readableFolder(options.folder, 'The folder to serve'))
    : createSampleShelf();
  const appFolder = options.appFolder && (await readableFolder(options.appFolder, 'The built app'));
  const app = createApp({ ...options, appFolder, basePath }, shelf);
  const server = createServer(LIMITS, app.callback());
  // No byte either way for so long: the client is gone, or only holds the connection.
  server.timeout = 120_000;
  server.maxConnections = 1024;
  try {
    await listen(server, port, host);
  } catch (error) {
    shelf.close();
    throw whyNotListening(error, host, port);
  }
  const address = server.address() as AddressInfo;
  return {
    url: `http://${nameOf(host)}:${address.port}${basePath}`,
    port: address.port,
    async close() {
      shelf.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Against clients that send slowly, or headers without end. */
const LIMITS = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
};

function createApp(
  { appFolder, basePath = '/', workerPolicy, ratePerConnection, log }: ServerOptions,
  shelf: Shelf,
): Koa {
  const paceOf = ratePerConnection ? createPacing(ratePerConnection) : undefined;
  const filesPrefix = `${basePath}files/`;
  const appPath = appFolder ? basePath : null;

  async function answer(ctx: Context): Promise<void> {
    const { path } = ctx;
    const isFile = path.startsWith(filesPrefix);
    if (!METHODS.split(', ').includes(ctx.method)) {
      ctx.status = 405;
      ctx.set('Allow', METHODS);
    } else if (isFile) {
      const pace = paceOf?.(ctx.req.socket);
      const place = { shelf, prefix: filesPrefix, appPath, pace };
      await serveFiles(ctx, path.slice(filesPrefix.length - 1), place);
    } else if (ctx.method === 'OPTIONS') {
      ctx.status = 204;
      ctx.set('Allow', METHODS);
    } else if (path === filesPrefix.slice(0, -1) || (path === basePath && !appFolder)) {
      ctx.status = path === basePath ? 302 : 301;
      ctx.set('Location', filesPrefix);
    } else if (path.startsWith(basePath) && appFolder) {
      const place = { folder: appFolder, workerPolicy };
      await serveApp(ctx, path.slice(basePath.length - 1), place);
    } else {
      ctx.status = 404;
    }
  }

  const app = new Koa();
  app.on('error', (error: NodeJS.ErrnoException) => {
    // A client that goes away in the middle is this server's daily bread.
    if (!CLIENT_LEFT.includes(error.code ?? '')) log?.(error.message);
  });
  app.use(async (ctx) => {
    try {
      await answer(ctx);
    } catch (error) {
      // Answered here and not by Koa, which would drop the headers that let other origins read it.
      log?.(`${ctx.method} ${ctx.path}: ${(error as Error).message}`);
      const passes = mayPass(error);
      ctx.status = passes ? 503 : 500;
      if (passes) ctx.set('Retry-After', '1');
    }
  });
  return app;
}

/** True for trouble that is gone after a while: no handles left, a file still being written. */
function mayPass(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EMFILE' || code === 'ENFILE' || error instanceof FileChangedError;
}

const CLIENT_LEFT = ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'];

async function readableFolder(path: string, what: string): Promise<string> {
  try {
    const real = await realpath(path);
    await readdir(real);
    return real;
  } catch (error) {
    throw whyNotReadable(error, what, path);
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** How a browser on this machine names the host that is listened on. */
function nameOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
