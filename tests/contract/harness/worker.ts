import type { DigestAlgorithm } from '../../../src/core/digest.ts';
import type { Clock } from '../../../src/engine/ports.ts';
import { openHashers } from '../../../src/platform/hashers.ts';
import { serveHashing } from '../../../src/platform/hashingService.ts';
import { hashingName } from '../../../src/platform/hashingWorker.ts';
import { seekOwnership } from '../../../src/platform/ownership.ts';
import { webClock } from '../../../src/platform/webClock.ts';

/** What a test asks of the worker. */
export type WorkerCall =
  /** Digests of a text, given in parts of so many bytes, by everything that can be had here. */
  | { readonly kind: 'hash'; readonly text: string; readonly partBytes: number }
  | { readonly kind: 'seek-ownership'; readonly name: string }
  /** Answers nothing for so long, as a hung worker. */
  | { readonly kind: 'hang'; readonly forMs: number };

export type WorkerEvent =
  | {
      readonly kind: 'hashed';
      readonly digests: Partial<Record<DigestAlgorithm, string>>;
      readonly checksum: string;
      readonly refused: readonly DigestAlgorithm[];
    }
  | { readonly kind: 'owner' }
  | { readonly kind: 'lost' };

const everyAlgorithm: readonly DigestAlgorithm[] = [
  'sha-512',
  'sha-256',
  'sha-1',
  'md5',
  'crc32c',
  'crc32',
];

/** Ten times as fast, so that a mute owner is replaced after one second. */
const quickClock: Clock = {
  now: () => webClock.now() * 10,
  wallNow: () => webClock.wallNow(),
  sleep: (delayMs, signal) => webClock.sleep(delayMs / 10, signal),
};

if (self.name === hashingName) serveHashing();
else self.onmessage = ({ data }: MessageEvent<WorkerCall>) => obey(data);

function obey(data: WorkerCall): void {
  switch (data.kind) {
    case 'hash':
      hash(data.text, data.partBytes).then(tell);
      break;
    case 'seek-ownership':
      seekOwnership({
        name: data.name,
        channel: new BroadcastChannel(data.name),
        clock: quickClock,
        onOwner: () => tell({ kind: 'owner' }),
        onLost: () => tell({ kind: 'lost' }),
      });
      break;
    case 'hang': {
      const endsAt = performance.now() + data.forMs;
      while (performance.now() < endsAt);
      break;
    }
    default:
      data satisfies never;
  }
}

async function hash(text: string, partBytes: number): Promise<WorkerEvent> {
  const bytes = new TextEncoder().encode(text);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < bytes.length; at += partBytes) {
    parts.push(bytes.subarray(at, at + partBytes));
  }
  const hashing = await openHashers();
  const digests: Partial<Record<DigestAlgorithm, string>> = {};
  const refused: DigestAlgorithm[] = [];
  for (const algorithm of everyAlgorithm) {
    try {
      const hasher = await hashing.create(algorithm);
      for (const part of parts) hasher.update(part);
      digests[algorithm] = hasher.digest();
    } catch {
      refused.push(algorithm);
    }
  }
  return { kind: 'hashed', digests, checksum: hashing.checksum(parts), refused };
}

function tell(event: WorkerEvent): void {
  self.postMessage(event);
}
