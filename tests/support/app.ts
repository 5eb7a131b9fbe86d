import { fileURLToPath } from 'node:url';
import { type RunningServer, type ServerOptions, startServer } from '../../src/server/server.ts';
import { LineProxy } from './lineProxy.ts';
import { Nginx } from './nginx.ts';

/** The built app: the tests check what is shipped. HOLDFAST_APP names another build than the last. */
export const builtAppFolder =
  process.env['HOLDFAST_APP'] ?? fileURLToPath(new URL('../../dist/app', import.meta.url));

export interface AppOptions extends Partial<Omit<ServerOptions, 'port' | 'host'>> {
  /** Speed of each answer on the line, in bytes per second; no limit without. */
  readonly bytesPerSecond?: number;
}

/** A server that can be stopped and started again, and the line that leads to it. */
export interface Remote {
  readonly line: LineProxy;
  /** Address of a file, through the line. */
  fileUrl(name: string): string;
  /** Path of a file, as the line's log has it. */
  filePath(name: string): string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** The project's own server with the built app, behind a line. */
export interface RunningApp extends Remote {
  /** Address of the app, through the line, with a final slash. */
  readonly url: string;
  close(): Promise<void>;
}

export async function startApp({
  bytesPerSecond,
  ...serverOptions
}: AppOptions): Promise<RunningApp> {
  const options = { appFolder: builtAppFolder, host: '127.0.0.1', ...serverOptions };
  let server: RunningServer | null = await startServer({ ...options, port: 0 });
  // Restarted on the same port: for the browser it is the same server.
  const port = Number(new URL(server.url).port);
  const line = await LineProxy.start(
    { host: '127.0.0.1', port },
    { bytesPerSecond: bytesPerSecond ?? null },
  );
  const stop = async (): Promise<void> => {
    await server?.close();
    server = null;
  };
  return {
    line,
    url: `${line.url}/`,
    fileUrl: (name) => `${line.url}/files/${encodeURIComponent(name)}`,
    filePath: (name) => `/files/${encodeURIComponent(name)}`,
    stop,
    async start() {
      server = await startServer({ ...options, port });
    },
    async close() {
      await line.close();
      await stop();
    },
  };
}

export interface NginxRemoteOptions {
  readonly root: string;
  readonly workDir: string;
  readonly bytesPerSecond?: number;
  /** Further lines inside `server { … }`. */
  readonly extra?: string;
}

/** Debian's nginx with a folder, readable from other origins, behind a line of its own. */
export async function startNginxRemote({
  root,
  workDir,
  bytesPerSecond,
  extra = '',
}: NginxRemoteOptions): Promise<Remote & { close(): Promise<void> }> {
  const nginx = await Nginx.start({ root, workDir, cors: true, extra });
  const line = await LineProxy.start(
    { host: '127.0.0.1', port: nginx.port },
    { bytesPerSecond: bytesPerSecond ?? null },
  );
  return {
    line,
    fileUrl: (name) => `${line.url}/${encodeURIComponent(name)}`,
    filePath: (name) => `/${encodeURIComponent(name)}`,
    stop: () => nginx.stop(),
    start: () => nginx.start(),
    async close() {
      await line.close();
      await nginx.close();
    },
  };
}
