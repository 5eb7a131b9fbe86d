import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import type { Certificate } from './certificate.ts';
import type { Limits } from './limits.ts';

export type Listener = Server | Http2SecureServer;

export type RequestHandler = (
  request: IncomingMessage | Http2ServerRequest,
  response: ServerResponse | Http2ServerResponse,
) => void;

/** HTTP/1.1, or with a certificate HTTP/2 and HTTP/1.1 over TLS, within the limits. */
export function createListener(
  handler: RequestHandler,
  certificate: Certificate | null,
  limits: Limits,
): Listener {
  const shared = {
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: Math.min(5_000, limits.headersTimeoutMs),
    maxHeaderSize: limits.headerBytes,
  };
  const listener = certificate
    ? createSecureServer({
        ...certificate,
        allowHTTP1: true,
        handshakeTimeout: limits.headersTimeoutMs,
        maxHeaderListPairs: limits.headersPerRequest,
        settings: {
          maxConcurrentStreams: limits.streamsPerConnection,
          maxHeaderListSize: limits.headerBytes,
        },
      })
    : createServer(shared);
  // Node's HTTP/2 server reads these from itself for its HTTP/1.1 connections, not from options.
  if (certificate) Object.assign(listener, shared);
  listener.setTimeout(limits.idleMs);
  listener.maxConnections = limits.connections;
  listener.on('request', handler);
  return listener;
}
