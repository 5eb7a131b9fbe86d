import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { answerTo, type PlannedAnswer } from './answer.ts';
import { type Content, makeContent } from './content.ts';
import { type AnswerFault, describeFault, type Plan } from './plan.ts';

/** One request for the file, as it was answered. */
export interface ServedRequest {
  readonly number: number;
  readonly path: string;
  readonly range: string | null;
  readonly fault: AnswerFault | null;
  readonly version: 1 | 2;
  status: number | null;
  sentBytes: number;
  ended: 'whole' | 'broken' | null;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** Odd, so that slices meet no edge of a piece, a chunk or an overlap. */
const sliceBytes = 50_021;

/**
 * The app and one file with the faults of a plan, on two ports of loopback: the app's own origin,
 * and another one. Its line can be cut and restored, and its bytes held back at a point.
 */
export class ChaosServer {
  readonly requests: ServedRequest[] = [];
  /** The version that is there now. */
  content: Content;
  readonly original: Content;
  readonly changed: Content | null;
  sentBytes = 0;

  readonly #plan: Plan;
  readonly #appFolder: string;
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #sockets = new Set<Socket>();
  readonly #own = this.#listener();
  readonly #other = this.#listener();
  #ownPort = 0;
  #otherPort = 0;
  #holdAt = Number.POSITIVE_INFINITY;
  #dueAtMs = 0;
  #closed = false;
  #goodHeads = 0;

  private constructor(plan: Plan, appFolder: string) {
    this.#plan = plan;
    this.#appFolder = appFolder;
    this.original = makeContent(plan.seed, 1, plan.sizeBytes);
    const { change } = plan.site;
    this.changed = change === null ? null : makeContent(plan.seed, 2, change.sizeBytes);
    this.content = this.original;
  }

  static async start(plan: Plan, appFolder: string): Promise<ChaosServer> {
    const server = new ChaosServer(plan, appFolder);
    await server.restore();
    return server;
  }

  /** The app's address. Its path is the seed's own, so no seed finds what another has stored. */
  get appUrl(): string {
    return `http://127.0.0.1:${this.#ownPort}/app-${this.#plan.seed}/`;
  }

  get fileName(): string {
    return `seed-${this.#plan.seed}.bin`;
  }

  get fileUrl(): string {
    const port = this.#plan.site.origin === 'same' ? this.#ownPort : this.#otherPort;
    return `http://127.0.0.1:${port}/files/${this.fileName}`;
  }

  /** Lets this many bytes of the file out in all, and no more until `release`. */
  holdAt(bytes: number): void {
    this.#holdAt = bytes;
    this.#events.emit('change');
  }

  release(): void {
    this.holdAt(Number.POSITIVE_INFINITY);
  }

  get isHolding(): boolean {
    return this.sentBytes >= this.#holdAt;
  }

  /** Breaks every connection and refuses new ones until `restore`. */
  async cut(): Promise<void> {
    const closed = [this.#own, this.#other]
      .filter((listener) => listener.listening)
      .map((listener) => {
        const gone = once(listener, 'close');
        listener.close();
        return gone;
      });
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(closed);
  }

  async restore(): Promise<void> {
    this.#ownPort = await listen(this.#own, this.#ownPort);
    this.#otherPort = await listen(this.#other, this.#otherPort);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.release();
    await this.cut();
  }

  /** The requests, a line each; of very many the first and the last. */
  log(): string {
    const lines = this.requests.map(({ number, path, range, fault, version, ...answer }) => {
      const { status, sentBytes, ended } = answer;
      const wrong = fault === null ? '' : `, ${describeFault(fault)}`;
      const got = `${status ?? 'no answer'}, ${sentBytes} B ${ended ?? 'so far'}`;
      return `  ${number}. ${path} (${range ?? 'no Range'}) version ${version}: ${got}${wrong}`;
    });
    if (lines.length > 60) lines.splice(40, lines.length - 60, '  …');
    return lines.join('\n');
  }

  #listener(): http.Server {
    const listener = http.createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
    listener.keepAliveTimeout = 60_000;
    listener.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => socket.destroy());
    });
    return listener;
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const appPath = `/app-${this.#plan.seed}/`;
    if (pathname.startsWith(appPath)) {
      await this.#serveApp(pathname.slice(appPath.length), response);
      return;
    }
    const cors = { 'access-control-allow-origin': '*' };
    if (pathname === `/files/${this.fileName}`) {
      const place = this.#redirect();
      if (place !== null) {
        response.writeHead(302, { ...cors, location: place }).end();
        return;
      }
    } else if (pathname === `/refused/${this.fileName}`) {
      response.writeHead(403, cors).end('This link has expired.\n');
      return;
    } else if (pathname !== `/moved/${this.fileName}`) {
      response.writeHead(404, cors).end();
      return;
    }
    await this.#serveFile(request, response, pathname);
  }

  #redirect(): string | null {
    const { origin, redirects } = this.#plan.site;
    if (redirects === 'none') return null;
    const other = origin === 'same' ? this.#otherPort : this.#ownPort;
    const host = redirects === 'host' ? `http://127.0.0.1:${other}` : '';
    return `${host}/moved/${this.fileName}`;
  }

  async #serveApp(path: string, response: http.ServerResponse): Promise<void> {
    const name = path === '' ? 'index.html' : normalize(path);
    try {
      const bytes = await readFile(join(this.#appFolder, name));
      const mediaType = mediaTypes[extname(name)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': mediaType, 'cache-control': 'no-cache' });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  }

  async #serveFile(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    path: string,
  ): Promise<void> {
    const number = this.requests.length + 1;
    const { change } = this.#plan.site;
    if (change !== null && this.changed !== null && number >= change.beforeRequest) {
      this.content = this.changed;
    }
    const range = request.headers.range ?? null;
    const entry: ServedRequest = {
      number,
      path,
      range,
      fault: this.#faultOf(number),
      version: this.content === this.original ? 1 : 2,
      status: null,
      sentBytes: 0,
      ended: null,
    };
    this.requests.push(entry);
    if (entry.fault?.kind === 'expired-redirect') {
      const cors = { 'access-control-allow-origin': '*' };
      entry.status = 302;
      entry.ended = 'whole';
      response.writeHead(302, { ...cors, location: `/refused/${this.fileName}` }).end();
      return;
    }
    const answer = answerTo(this.#plan, this.content, range, number, entry.fault);
    try {
      if (answer.kind === 'answer' && answer.status < 300) this.#goodHeads += 1;
      await this.#send(answer, response, entry);
      entry.ended = 'whole';
    } catch {
      entry.ended = 'broken';
      response.destroy();
    }
  }

  /** A page in place of the file can be told from it only once the file is known. */
  #faultOf(number: number): AnswerFault | null {
    const fault = this.#plan.faults.get(number) ?? null;
    return fault?.kind === 'web-page' && this.#goodHeads === 0 ? null : fault;
  }

  async #send(
    answer: PlannedAnswer,
    response: http.ServerResponse,
    entry: ServedRequest,
  ): Promise<void> {
    if (answer.kind === 'none') {
      response.socket?.resetAndDestroy();
      throw new Error('reset');
    }
    const { status, headers, body, event } = answer;
    entry.status = status;
    response.writeHead(status, headers);
    response.flushHeaders();
    let at = 0;
    let pending = event;
    while (at < body.length) {
      if (pending !== null && at >= pending.at) {
        if (pending.kind === 'stall') await delay(pending.ms);
        else if (pending.kind === 'reset') response.socket?.resetAndDestroy();
        else response.destroy();
        pending = null;
      }
      const allowed = status < 300 ? await this.#allowance() : sliceBytes;
      const stop = pending === null ? body.length : pending.at;
      const slice = body.subarray(at, Math.min(at + sliceBytes, at + allowed, stop));
      await this.#write(response, slice);
      at += slice.length;
      this.#dueAtMs =
        Math.max(this.#dueAtMs, performance.now()) +
        (1000 * slice.length) / this.#plan.site.bytesPerSecond;
      entry.sentBytes += slice.length;
      this.sentBytes += slice.length;
      this.#events.emit('change');
    }
    response.end();
  }

  /** How much may go out at once now; waits while bytes are held back, and for the pace. */
  async #allowance(): Promise<number> {
    while (this.isHolding) await once(this.#events, 'change');
    const nowMs = performance.now();
    if (this.#dueAtMs - nowMs > 5) await delay(this.#dueAtMs - nowMs);
    return Math.max(1, this.#holdAt - this.sentBytes);
  }

  #write(response: http.ServerResponse, slice: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      const closed = (): void => reject(new Error('the connection is gone'));
      if (response.destroyed || this.#closed) {
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

async function listen(listener: http.Server, port: number): Promise<number> {
  listener.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  return (listener.address() as AddressInfo).port;
}
