import { EventEmitter, once, setMaxListeners } from 'node:events';
import http from 'node:http';
import http2 from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Certificate } from './certificate.ts';

/** A request as the script sees it, and what became of it. */
export interface ServedRequest {
  /** From 1, in order of arrival, among the requests for the same path. */
  readonly number: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Value of the Range header as sent. */
  readonly range: string | null;
  readonly headers: http.IncomingHttpHeaders;
  /** Monotonic milliseconds. */
  readonly atMs: number;
  /** Bytes of the answer's body that were written. */
  sentBytes: number;
  /** The answer was sent whole, or the connection is gone. */
  ended: boolean;
}

/** One answer, with the faults that it has. */
export interface ScriptedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: Uint8Array | string;
  /** Before the head is sent. */
  readonly delayMs?: number;
  /** The connection is broken after so many bytes of the body. */
  readonly cutAfterBytes?: number;
  /** Awaited before that: browsers throw away what a broken body brought and nobody has read. */
  readonly cutWhen?: () => Promise<void>;
  /** No byte goes out after so many; the connection stays open. */
  readonly stallAfterBytes?: number;
  /** Speed of the body; no limit without. */
  readonly bytesPerSecond?: number;
  /** False leaves the CORS headers out, as many servers do on errors. */
  readonly cors?: boolean;
}

/** No answer at all: the connection is broken. */
export type Script = (
  request: ServedRequest,
) => ScriptedAnswer | 'reset' | Promise<ScriptedAnswer | 'reset'>;

/** The CORS headers of every answer that does not refuse them. */
export interface Cors {
  readonly allowOrigin: string;
  /** Value of Access-Control-Expose-Headers; nothing beyond the standard's list without. */
  readonly expose?: string;
}

export interface ServerOptions {
  readonly cors?: Cors | null;
  /** HTTP/2 over TLS; HTTP/1.1 in the clear without. */
  readonly certificate?: Certificate | null;
  readonly port?: number;
}

type Request = http.IncomingMessage | http2.Http2ServerRequest;
type Response = http.ServerResponse | http2.Http2ServerResponse;

const sliceBytes = 64 * 1024;

/** A server whose answers are a script: it can be wrong in every way that servers are. */
export class ProgrammableServer {
  /** Every request for a path that has a script, oldest first. */
  readonly requests: ServedRequest[] = [];
  readonly origin: string;
  cors: Cors | null;
  readonly #server: http.Server | http2.Http2SecureServer;
  readonly #sockets: Set<Socket>;
  readonly #scripts = new Map<string, Script>();
  readonly #changes = new EventEmitter().setMaxListeners(0);
  readonly #closed = new AbortController();

  private constructor(
    server: http.Server | http2.Http2SecureServer,
    sockets: Set<Socket>,
    origin: string,
    cors: Cors | null,
  ) {
    this.#server = server;
    this.#sockets = sockets;
    this.origin = origin;
    this.cors = cors;
    setMaxListeners(0, this.#closed.signal);
    const answer = (request: Request, response: Response) => void this.#answer(request, response);
    // The two kinds of server have the same events under types that do not meet.
    (server as EventEmitter).on('request', answer);
  }

  static async start({
    cors = null,
    certificate = null,
    port = 0,
  }: ServerOptions = {}): Promise<ProgrammableServer> {
    const server =
      certificate === null ? http.createServer() : http2.createSecureServer({ ...certificate });
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const { port: given } = server.address() as AddressInfo;
    const origin = `${certificate === null ? 'http' : 'https'}://127.0.0.1:${given}`;
    return new ProgrammableServer(server, sockets, origin, cors);
  }

  /** Answers for one path, or for all below it where it ends in a slash. */
  script(path: string, script: Script): void {
    this.#scripts.set(path, script);
  }

  requestsFor(path: string): ServedRequest[] {
    return this.requests.filter((request) => request.path === path);
  }

  /** The Range headers of all requests for a path, in order; null where none was sent. */
  rangesOf(path: string): (string | null)[] {
    return this.requestsFor(path).map(({ range }) => range);
  }

  /** Bytes of bodies that were written for a path, repeats included. */
  sentBytes(path: string): number {
    return this.requestsFor(path).reduce((sum, { sentBytes }) => sum + sentBytes, 0);
  }

  /** Resolves once `reached` holds; asked at every request and byte. Rejects after `timeoutMs`. */
  async until(what: string, reached: () => boolean, timeoutMs = 20_000): Promise<void> {
    const expiry = AbortSignal.timeout(timeoutMs);
    while (!reached()) {
      try {
        await once(this.#changes, 'change', { signal: expiry });
      } catch {
        throw new Error(`The server waited ${timeoutMs} ms in vain for: ${what}`);
      }
    }
  }

  /** Ends every connection and takes no more. */
  async close(): Promise<void> {
    this.#closed.abort();
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #scriptFor(path: string): Script | undefined {
    const exact = this.#scripts.get(path);
    if (exact !== undefined) return exact;
    const folders = [...this.#scripts.keys()].filter((key) => key.endsWith('/'));
    const folder = folders.find((key) => path.startsWith(key));
    return folder === undefined ? undefined : this.#scripts.get(folder);
  }

  async #answer(request: Request, response: Response): Promise<void> {
    const path = request.url ?? '/';
    const entry: ServedRequest = {
      number: this.requestsFor(path).length + 1,
      method: request.method ?? 'GET',
      path,
      range: request.headers.range ?? null,
      headers: request.headers,
      atMs: performance.now(),
      sentBytes: 0,
      ended: false,
    };
    this.requests.push(entry);
    this.#changes.emit('change');
    try {
      const scripted = await (this.#scriptFor(path)?.(entry) ?? { status: 404 });
      if (scripted === 'reset') throw new Error('a scripted reset');
      await this.#send(scripted, entry, response);
    } catch {
      breakOff(response);
    } finally {
      entry.ended = true;
      this.#changes.emit('change');
    }
  }

  async #send(answer: ScriptedAnswer, entry: ServedRequest, response: Response): Promise<void> {
    const { signal } = this.#closed;
    if (answer.delayMs !== undefined) await delay(answer.delayMs, undefined, { signal });
    const cors = answer.cors === false ? {} : corsHeaders(this.cors);
    response.statusCode = answer.status;
    for (const [name, value] of Object.entries({ ...cors, ...answer.headers })) {
      response.setHeader(name, String(value));
    }
    // HTTP/2's response has it as well; its types do not.
    (response as http.ServerResponse).flushHeaders();
    const body = Buffer.from(answer.body ?? '');
    const { cutAfterBytes, stallAfterBytes, bytesPerSecond } = answer;
    const most = Math.min(cutAfterBytes ?? body.length, stallAfterBytes ?? body.length);
    for (let at = 0; at < most; at += sliceBytes) {
      const slice = body.subarray(at, Math.min(at + sliceBytes, most));
      await write(response, slice);
      entry.sentBytes += slice.length;
      this.#changes.emit('change');
      if (bytesPerSecond !== undefined) {
        await delay((1000 * slice.length) / bytesPerSecond, undefined, { signal });
      }
    }
    if (cutAfterBytes !== undefined) {
      await answer.cutWhen?.();
      throw new Error('a scripted cut');
    }
    if (stallAfterBytes !== undefined) await once(response, 'close', { signal });
    else response.end();
  }
}

function corsHeaders(cors: Cors | null): Record<string, string> {
  if (cors === null) return {};
  return {
    'Access-Control-Allow-Origin': cors.allowOrigin,
    ...(cors.expose === undefined ? {} : { 'Access-Control-Expose-Headers': cors.expose }),
  };
}

function breakOff(response: Response): void {
  if (response instanceof http.ServerResponse) response.destroy();
  else response.stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
}

/** Resolves once the bytes are with the kernel; rejects where the browser has gone away. */
function write(response: Response, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const closed = () => reject(new Error('the browser went away'));
    if (response.destroyed) {
      closed();
      return;
    }
    response.once('close', closed);
    (response as http.ServerResponse).write(bytes, (error) => {
      response.off('close', closed);
      if (error) reject(error);
      else resolve();
    });
  });
}
