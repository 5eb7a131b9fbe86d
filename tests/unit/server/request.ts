import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectSecurely } from 'node:tls';
import { onTestFinished } from 'vitest';
import { type RunningServer, type ServerOptions, startServer } from '../../../src/server/server.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface RequestOptions {
  readonly method?: string;
  readonly headers?: Record<string, string>;
}

/** An empty folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'holdfast-server-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A server on a free port that is closed after the test. */
export async function serve(options: Partial<ServerOptions>): Promise<RunningServer> {
  const server = await startServer({ port: 0, ...options });
  onTestFinished(() => server.close());
  return server;
}

/** A connection to the server, over TLS where it wants that; it is gone after the test. */
export function openSocket({ url, port }: RunningServer): Socket {
  const socket = url.startsWith('https:')
    ? connectSecurely({ port, host: '127.0.0.1', rejectUnauthorized: false })
    : connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** Sends a request for exactly this path: unlike `fetch`, nothing tidies it up on the way. */
export function begin(
  server: RunningServer,
  path: string,
  { method = 'GET', headers = {} }: RequestOptions = {},
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { port } = server;
    const options = { host: '127.0.0.1', port, path, method, headers, agent: false };
    httpRequest(options, resolve).on('error', reject).end();
  });
}

/** Sends a request and reads its whole answer; rejects where the body breaks off. */
export async function ask(
  server: RunningServer,
  path: string,
  options: RequestOptions = {},
): Promise<Answer> {
  const message = await begin(server, path, options);
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return {
    status: message.statusCode ?? 0,
    headers: message.headers,
    body: Buffer.concat(parts),
  };
}
