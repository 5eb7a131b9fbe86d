import { EventEmitter, once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** One request as it crossed the line. */
export interface LineRequest {
  readonly id: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Value of the Range header as sent. */
  readonly range: string | null;
  /** First byte asked for; 0 without a Range. */
  readonly askedStart: number;
  /** One past the last byte asked for; `Infinity` without such an end. */
  readonly askedEnd: number;
  /** Monotonic milliseconds. */
  readonly atMs: number;
  /** Of the answer; null until it came. */
  status: number | null;
  /** Offset of the answer's first byte in the file. */
  answerStart: number;
  /** Bytes of the answer's body that were handed to the kernel for the browser. */
  passedBytes: number;
  /** True once the answer was passed whole or the line broke. */
  ended: boolean;
  /** As `performance.now()` counts; infinite while it lasts. */
  endedAtMs: number;
}

export interface Upstream {
  readonly host: string;
  readonly port: number;
}

const sliceBytes = 64 * 1024;

/**
 * The line between a browser and a server: an HTTP proxy on loopback that counts what passes and
 * can be cut, throttled, delayed or stalled while it runs. Its address stays the same through cuts.
 */
export class LineProxy {
  readonly requests: LineRequest[] = [];
  /** Awaited before a request is passed on; a test reads the page's storage here. */
  gate: ((request: LineRequest) => Promise<void>) | null = null;
  /** Name and value of a header that is added to every answer for a path. */
  readonly extraHeaders = new Map<string, readonly [name: string, value: string]>();
  /** Bytes per second of each answer; null for no limit. */
  bytesPerSecond: number | null;
  /** Time before a request is passed on. */
  delayMs = 0;

  readonly #upstream: Upstream;
  readonly #changes = new EventEmitter().setMaxListeners(0);
  readonly #sockets = new Set<Socket>();
  readonly #agent = new http.Agent({ keepAlive: false });
  readonly #server: http.Server;
  #port = 0;
  #stalled = false;

  private constructor(upstream: Upstream, bytesPerSecond: number | null) {
    this.#upstream = upstream;
    this.bytesPerSecond = bytesPerSecond;
    this.#server = http.createServer((request, response) => {
      void this.#pass(request, response);
    });
    this.#server.keepAliveTimeout = 60_000;
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => socket.destroy());
    });
  }

  static async start(
    upstream: Upstream,
    { bytesPerSecond = null }: { bytesPerSecond?: number | null } = {},
  ): Promise<LineProxy> {
    const line = new LineProxy(upstream, bytesPerSecond);
    await line.#listen();
    return line;
  }

  /** `http://127.0.0.1:port`, without a final slash. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** GET requests for one path, oldest first. */
  requestsFor(path: string): LineRequest[] {
    return this.requests.filter((request) => request.method === 'GET' && request.path === path);
  }

  /** Bytes of bodies that went to the browser for one path, repeats included. */
  passedBytes(path: string): number {
    return this.requestsFor(path).reduce((sum, request) => sum + request.passedBytes, 0);
  }

  /** One past the farthest byte of a path's file that went to the browser. */
  reachedByte(path: string): number {
    return this.requestsFor(path).reduce(
      (farthest, { answerStart, passedBytes }) => Math.max(farthest, answerStart + passedBytes),
      0,
    );
  }

  /** Breaks every connection and refuses new ones until `restore`. */
  async cut(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#drop();
    await closed;
  }

  async restore(): Promise<void> {
    await this.#listen();
  }

  /** Breaks the connections that are open now, and refuses nothing. */
  drop(): void {
    this.#drop();
  }

  /** Passes no further byte, keeping connections open, until `flow`. */
  stall(): void {
    this.#stalled = true;
  }

  flow(): void {
    this.#stalled = false;
    this.#changes.emit('flow');
  }

  /** Resolves once `reached` holds; asked at every byte and request. Rejects after `timeoutMs`. */
  async until(what: string, reached: () => boolean, timeoutMs = 60_000): Promise<void> {
    const expiry = AbortSignal.timeout(timeoutMs);
    while (!reached()) {
      try {
        await once(this.#changes, 'change', { signal: expiry });
      } catch {
        throw new Error(`The line waited ${timeoutMs} ms in vain for: ${what}`);
      }
    }
  }

  /** Resolves once that many bytes of the path went to the browser. */
  async untilPassed(path: string, bytes: number, timeoutMs = 60_000): Promise<void> {
    await this.until(`${bytes} bytes of ${path}`, () => this.passedBytes(path) >= bytes, timeoutMs);
  }

  async close(): Promise<void> {
    if (this.#server.listening) await this.cut();
    this.flow();
    this.#agent.destroy();
  }

  async #listen(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  #drop(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async #pass(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const range = request.headers.range ?? null;
    const entry: LineRequest = {
      id: this.requests.length,
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      range,
      askedStart: Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0),
      askedEnd: Number(/^bytes=\d+-(\d+)$/.exec(range ?? '')?.[1] ?? Number.POSITIVE_INFINITY) + 1,
      atMs: performance.now(),
      status: null,
      answerStart: 0,
      passedBytes: 0,
      ended: false,
      endedAtMs: Number.POSITIVE_INFINITY,
    };
    this.requests.push(entry);
    this.#changes.emit('change');
    try {
      await this.gate?.(entry);
      if (this.delayMs > 0) await delay(this.delayMs);
      const answer = await this.#ask(request, response);
      entry.status = answer.statusCode ?? 0;
      entry.answerStart = Number(
        /^bytes (\d+)-/.exec(answer.headers['content-range'] ?? '')?.[1] ?? 0,
      );
      const extra = this.extraHeaders.get(entry.path) ?? [];
      response.writeHead(entry.status, answer.statusMessage, [...rawHeaders(answer), ...extra]);
      response.flushHeaders();
      await this.#passBody(answer, response, entry);
    } catch {
      // A server that is gone and a broken line look the same from the browser's side.
      response.destroy();
    } finally {
      entry.ended = true;
      entry.endedAtMs = performance.now();
      this.#changes.emit('change');
    }
  }

  #ask(
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<http.IncomingMessage> {
    return new Promise((resolve, reject) => {
      const onward = http.request(
        {
          ...this.#upstream,
          method: request.method,
          path: request.url,
          headers: request.headers,
          agent: this.#agent,
        },
        resolve,
      );
      onward.on('error', reject);
      response.on('close', () => onward.destroy());
      if (response.destroyed) onward.destroy();
      request.pipe(onward);
    });
  }

  async #passBody(
    answer: http.IncomingMessage,
    response: http.ServerResponse,
    entry: LineRequest,
  ): Promise<void> {
    let dueAtMs = performance.now();
    for await (const part of answer) {
      const bytes = part as Buffer;
      for (let at = 0; at < bytes.length; at += sliceBytes) {
        if (this.#stalled) await once(this.#changes, 'flow');
        const slice = bytes.subarray(at, at + sliceBytes);
        const nowMs = performance.now();
        if (this.bytesPerSecond !== null) {
          dueAtMs = Math.max(dueAtMs, nowMs) + (slice.length / this.bytesPerSecond) * 1000;
          // Timers have a grain of a millisecond or more: a debt of some slices evens it out.
          if (dueAtMs - nowMs > 5) await delay(dueAtMs - nowMs);
        }
        await this.#write(response, slice);
        entry.passedBytes += slice.length;
        this.#changes.emit('change');
      }
    }
    if (!answer.complete) throw new Error('the server broke off');
    response.end();
  }

  #write(response: http.ServerResponse, slice: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      const closed = (): void => reject(new Error('the browser went away'));
      if (response.destroyed) {
        closed();
        return;
      }
      response.once('close', closed);
      response.write(slice, (error) => {
        response.off('close', closed);
        if (error) reject(error);
        else resolve();
      });
    });
  }
}

/** Headers with their own spelling and order, repeats kept; hop-by-hop ones are node's business. */
function rawHeaders(answer: http.IncomingMessage): string[] {
  const kept: string[] = [];
  for (let at = 0; at < answer.rawHeaders.length; at += 2) {
    const name = answer.rawHeaders[at] ?? '';
    if (/^(connection|keep-alive|transfer-encoding)$/i.test(name)) continue;
    kept.push(name, answer.rawHeaders[at + 1] ?? '');
  }
  return kept;
}
