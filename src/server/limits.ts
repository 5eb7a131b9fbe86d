/** What clients may ask of the server, against those that ask for too much or never end. */
export interface Limits {
  /** Connections that are open at once; further ones are dropped. */
  readonly connections: number;
  /** Requests that are being answered at once, over all connections; further ones get a 503. */
  readonly requests: number;
  /** Requests at once within one HTTP/2 connection. */
  readonly streamsPerConnection: number;
  /** Size of one request's head. */
  readonly headerBytes: number;
  /** The method, the path and the like count, where HTTP/2 has them as headers. */
  readonly headersPerRequest: number;
  /** For a request's head, and for the handshake before it. */
  readonly headersTimeoutMs: number;
  /** For a whole request; none that is answered has a body. */
  readonly requestTimeoutMs: number;
  /** Between two requests on one connection. */
  readonly keepAliveMs: number;
  /** No byte either way for so long: the client is gone, or only holds the connection. */
  readonly idleMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  connections: 1024,
  requests: 2048,
  streamsPerConnection: 100,
  headerBytes: 16 * 1024,
  headersPerRequest: 100,
  headersTimeoutMs: 15_000,
  requestTimeoutMs: 30_000,
  keepAliveMs: 60_000,
  idleMs: 120_000,
};
