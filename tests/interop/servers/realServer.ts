import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LineProxy } from '../../support/lineProxy.ts';

/** A server that people really have, or a handler as many have written it. */
export interface RealServer {
  /** As the table in docs/servers.md has it. */
  readonly name: string;
  /** Whether it answers a range with that range. */
  readonly ranges: boolean;
  /** Whether it lets pages of other origins read. */
  readonly crossOrigin: boolean;
  /** What would have to be installed; null where all is there. */
  missing(): string | null;
  start(site: Site): Promise<StartedServer>;
}

/** What a server serves. */
export interface Site {
  /** Served at `/`. */
  readonly root: string;
  /** A folder of the server's own, for configurations and logs. */
  readonly workDir: string;
  /** The one file, below `root`, and its SHA-256 in base64, to be announced where a server can. */
  readonly path: string;
  readonly sha256: string;
}

export interface StartedServer {
  /** Of 127.0.0.1. */
  readonly port: number;
  /** What a link needs after the file's path, with its question mark; nothing where absent. */
  readonly query?: string;
  /** Where the bytes come from when they come from elsewhere. */
  readonly cdn?: LineProxy;
  close(): Promise<void>;
}

/** A server within this process. */
export async function serveHere(listener: http.RequestListener): Promise<StartedServer> {
  const server = http.createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The value of Repr-Digest (RFC 9530) for a site's file. */
export function reprDigest({ sha256 }: Site): string {
  return `sha-256=:${sha256}:`;
}
