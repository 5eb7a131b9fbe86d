import type { DigestAlgorithm } from '../core/digest.ts';
import type { ComputedDigest } from '../core/download.ts';
import type { FileDigests, StoredChunk } from '../engine/ports.ts';
import { BlobReader } from './blobReader.ts';
import { openFileDigests } from './fileDigests.ts';
import { openHashers } from './hashers.ts';

/** Comes over the engine's port, with one of its own over which the digests of a file are made. */
export interface HashingJob {
  readonly algorithms: readonly DigestAlgorithm[];
}

/** The last that the engine says over its port: the worker ends. */
export type HashingDismissal = 'dismissed';

/** What is asked over that port: one order at a time, each answered by one report. */
export type HashingOrder =
  | {
      readonly kind: 'take';
      readonly chunk: StoredChunk;
      readonly lengthBytes: number;
      readonly skipBytes: number;
    }
  | { readonly kind: 'finish' };

export type HashingReport =
  | { readonly kind: 'taken'; readonly isIntact: boolean }
  | { readonly kind: 'digests'; readonly digests: readonly ComputedDigest[] }
  | { readonly kind: 'failed'; readonly detail: string };

/**
 * What a worker does that makes digests for an engine. Its first message brings the port to that,
 * on which it says `ready` when it can.
 */
export function serveHashing(): void {
  self.onmessage = async ({ ports: [engine] }: MessageEvent) => {
    if (engine === undefined) return;
    const hashers = await openHashers();
    const reader = new BlobReader();
    engine.onmessage = ({ data, ports: [port] }: MessageEvent<HashingJob | HashingDismissal>) => {
      if (data === 'dismissed') self.close();
      else if (port !== undefined)
        serveFile(openFileDigests(hashers, reader, data.algorithms), port);
    };
    engine.postMessage('ready');
  };
}

function serveFile(opening: Promise<FileDigests>, port: MessagePort): void {
  const carryOut = async (order: HashingOrder): Promise<HashingReport> => {
    const digests = await opening;
    if (order.kind === 'finish') return { kind: 'digests', digests: await digests.finish() };
    const { chunk, lengthBytes, skipBytes } = order;
    return { kind: 'taken', isIntact: await digests.take(chunk, lengthBytes, skipBytes) };
  };
  port.onmessage = async ({ data }: MessageEvent<HashingOrder>) => {
    const report = await carryOut(data).catch(
      (reason: unknown): HashingReport => ({ kind: 'failed', detail: String(reason) }),
    );
    port.postMessage(report);
  };
}
