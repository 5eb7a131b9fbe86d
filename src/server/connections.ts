import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse, ServerHttp2Session } from 'node:http2';
import type { Socket } from 'node:net';
import { type TLSSocket, Server as TlsServer } from 'node:tls';
import type { Listener } from './listener.ts';

/**
 * Follows the connections of a listener, which must not have any yet. The function that it gives
 * back accepts nothing more, lets the answers that are running end, for `graceMs` at most, and ends
 * every connection; it resolves when all are gone.
 */
export function trackConnections(listener: Listener): (graceMs: number) => Promise<void> {
  const sockets = new Set<Socket>();
  const sessions = new Set<ServerHttp2Session>();
  /** HTTP/1.1 connections, with how many of their requests are being answered. */
  const running = new Map<Socket, number>();
  let ending = false;

  function follow(socket: Socket | TLSSocket): void {
    if ('alpnProtocol' in socket && socket.alpnProtocol === 'h2') return;
    running.set(socket, 0);
    socket.once('close', () => running.delete(socket));
  }

  function answered(socket: Socket): void {
    const left = (running.get(socket) ?? 1) - 1;
    if (running.has(socket)) running.set(socket, left);
    if (ending && left === 0) socket.end();
  }

  listener.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  listener.on(listener instanceof TlsServer ? 'secureConnection' : 'connection', follow);
  listener.on('session', (session: ServerHttp2Session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  listener.on(
    'request',
    (
      request: IncomingMessage | Http2ServerRequest,
      response: ServerResponse | Http2ServerResponse,
    ) => {
      const { socket } = request;
      // A session counts its streams itself.
      if (!running.has(socket)) return;
      running.set(socket, (running.get(socket) ?? 0) + 1);
      response.once('close', () => answered(socket));
    },
  );

  return async (graceMs) => {
    ending = true;
    const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
    for (const [socket, requests] of running) if (requests === 0) socket.destroy();
    for (const session of sessions) session.close();
    const deadline = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, graceMs);
    await closed;
    clearTimeout(deadline);
  };
}
