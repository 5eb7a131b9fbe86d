import type { DigestAlgorithm } from '../core/digest.ts';
import type { ComputedDigest } from '../core/download.ts';
import { type DownloadError, errorOf } from '../core/errors.ts';
import type { ChunkKey, FileDigests, FreshBytes, StoredChunk } from '../engine/ports.ts';
import { ChunkReader } from './chunkReader.ts';
import { openFileDigests } from './fileDigests.ts';
import { openHashers } from './hashers.ts';

/** Comes over the engine's port, with one of its own over which it is answered. */
export type HashingJob =
  /** Answered once. */
  | { readonly kind: 'checksum'; readonly key: ChunkKey; readonly fresh: FreshBytes }
  /** The digests of a file: over its port come orders, one at a time, each answered by one report. */
  | { readonly kind: 'digests'; readonly algorithms: readonly DigestAlgorithm[] };

/** The last that the engine says over its port: the worker ends. */
export type HashingDismissal = 'dismissed';

export type HashingOrder =
  | {
      readonly kind: 'take';
      readonly key: ChunkKey;
      readonly chunk: StoredChunk;
      readonly skipBytes: number;
    }
  | { readonly kind: 'finish' };

export type HashingReport =
  | { readonly kind: 'checksum'; readonly checksum: string | null }
  | { readonly kind: 'taken'; readonly isIntact: boolean }
  | { readonly kind: 'digests'; readonly digests: readonly ComputedDigest[] }
  | { readonly kind: 'failed'; readonly error: DownloadError };

/**
 * What a worker does that hashes for an engine. Its first message brings the port to that, on which
 * it says `ready` when it can.
 */
export function serveHashing(): void {
  self.onmessage = async ({ ports: [engine] }: MessageEvent) => {
    if (engine === undefined) return;
    const hashers = await openHashers();
    const chunks = new ChunkReader(hashers);
    engine.onmessage = ({ data, ports: [port] }: MessageEvent<HashingJob | HashingDismissal>) => {
      if (data === 'dismissed') self.close();
      else if (port === undefined) return;
      else if (data.kind === 'digests')
        serveFile(openFileDigests(hashers, chunks, data.algorithms), port);
      else answer(port, checksumOf(chunks, data.key, data.fresh));
    };
    engine.postMessage('ready');
  };
}

function serveFile(opening: Promise<FileDigests>, port: MessagePort): void {
  port.onmessage = ({ data }: MessageEvent<HashingOrder>) => answer(port, carryOut(opening, data));
}

async function carryOut(
  opening: Promise<FileDigests>,
  order: HashingOrder,
): Promise<HashingReport> {
  const digests = await opening;
  if (order.kind === 'finish') return { kind: 'digests', digests: await digests.finish() };
  const { key, chunk, skipBytes } = order;
  return { kind: 'taken', isIntact: await digests.take(key, chunk, skipBytes) };
}

async function checksumOf(
  chunks: ChunkReader,
  key: ChunkKey,
  fresh: FreshBytes,
): Promise<HashingReport> {
  return { kind: 'checksum', checksum: await chunks.checksum(key, fresh) };
}

function answer(port: MessagePort, reporting: Promise<HashingReport>): void {
  reporting
    .catch((caught: unknown): HashingReport => ({ kind: 'failed', error: errorOf(caught) }))
    .then((report) => port.postMessage(report));
}
