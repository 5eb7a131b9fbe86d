import {
  type ClientHttp2Session,
  connect,
  type IncomingHttpHeaders,
  type IncomingHttpStatusHeader,
} from 'node:http2';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CertificateFiles } from '../../../src/server/certificate.ts';
import type { RunningServer, ServerOptions } from '../../../src/server/server.ts';
import { makeCertificate } from '../../support/certificate.ts';
import { serve, temporaryFolder } from './request.ts';

/** A certificate and its key as files that are gone after the test. */
export async function certificateFiles(): Promise<CertificateFiles> {
  const folder = await temporaryFolder();
  if (makeCertificate(folder) === null) throw new Error('This test needs openssl.');
  return { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
}

/** A server over TLS on a free port that is closed after the test. */
export async function serveSecurely(options: Partial<ServerOptions>): Promise<RunningServer> {
  return serve({ certificate: await certificateFiles(), ...options });
}

/** One HTTP/2 connection, which is gone after the test. */
export function openSession(server: RunningServer): ClientHttp2Session {
  const session = connect(`https://127.0.0.1:${server.port}`, { rejectUnauthorized: false });
  // What becomes of the connection shows in its streams.
  session.on('error', () => {});
  onTestFinished(() => session.destroy());
  return session;
}

export interface Http2Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks over a connection and reads the whole answer; rejects where the stream breaks off. */
export async function askOver(
  session: ClientHttp2Session,
  path: string,
  headers: Record<string, string> = {},
): Promise<Http2Answer> {
  const stream = session.request({ ':path': path, ...headers });
  let head: (IncomingHttpHeaders & IncomingHttpStatusHeader) | undefined;
  stream.once('response', (received) => {
    head = received;
  });
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  if (head === undefined) throw new Error(`no answer, code ${stream.rstCode}`);
  return { status: head[':status'] ?? 0, headers: head, body: Buffer.concat(parts) };
}
