import { readdir, realpath } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createApplication } from './application.ts';
import { type CertificateFiles, readCertificate } from './certificate.ts';
import { trackConnections } from './connections.ts';
import { createFolderShelf } from './folderShelf.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { createListener, type Listener } from './listener.ts';
import { createSampleShelf } from './samples.ts';
import { whyNotListening, whyNotReadable } from './startErrors.ts';

export interface ServerOptions {
  /** The folder whose files are served below `files/`; the built-in samples where absent. */
  readonly folder?: string | undefined;
  /** The folder of the built app; where absent, `/` leads to the files. */
  readonly appFolder?: string | undefined;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string | undefined;
  /** For HTTPS, with HTTP/2; plain HTTP/1.1 where absent. */
  readonly certificate?: CertificateFiles | undefined;
  /** Bytes a second that one connection gets of files; no limit where absent. */
  readonly ratePerConnection?: number | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /** Where the app lives, slashes around it: `/` unless it is served under a sub-path. */
  readonly basePath?: string | undefined;
  /** The Content-Security-Policy of the engine's worker, where it is not the usual one. */
  readonly workerPolicy?: string | undefined;
  /** Told of faults of the server's own; silent where absent. */
  readonly log?: ((line: string) => void) | undefined;
  /** Told of every request, in one line; none where absent. */
  readonly logRequest?: ((line: string) => void) | undefined;
}

export interface RunningServer {
  /** The app's address, with a slash at its end; files are below `files/`. */
  readonly url: string;
  readonly port: number;
  /**
   * Stops listening, lets running answers end for `graceMs` (0 unless told), then ends every
   * connection; resolves when all are gone.
   */
  close(graceMs?: number): Promise<void>;
}

/**
 * Serves the built app and, below `files/`, a folder or the built-in samples. Resolves when it
 * listens; rejects with a `ServerStartError` whose message is meant for a person.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', port, basePath = '/', appFolder } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const certificate = options.certificate ? await readCertificate(options.certificate) : null;
  const folder = options.folder && (await readableFolder(options.folder, 'The folder to serve'));
  const shelf = folder ? createFolderShelf(folder) : createSampleShelf();
  const app = createApplication({
    shelf,
    appFolder: appFolder ? await readableFolder(appFolder, 'The built app') : null,
    basePath,
    workerPolicy: options.workerPolicy,
    ratePerConnection: options.ratePerConnection,
    limits,
    log: options.log,
    logRequest: options.logRequest,
  });
  const listener = createListener(app.callback(), certificate, limits);
  const endConnections = trackConnections(listener);
  try {
    await listen(listener, port, host);
  } catch (error) {
    shelf.close();
    throw whyNotListening(error, host, port);
  }
  const address = listener.address() as AddressInfo;
  const scheme = certificate ? 'https' : 'http';
  return {
    url: `${scheme}://${nameOf(host)}:${address.port}${basePath}`,
    port: address.port,
    async close(graceMs = 0) {
      shelf.close();
      await endConnections(graceMs);
    },
  };
}

async function readableFolder(path: string, what: string): Promise<string> {
  try {
    const real = await realpath(path);
    await readdir(real);
    return real;
  } catch (error) {
    throw whyNotReadable(error, what, path);
  }
}

function listen(listener: Listener, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen({ port, host }, () => {
      listener.off('error', reject);
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
