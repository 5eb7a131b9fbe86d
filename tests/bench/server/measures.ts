import { setTimeout as delay } from 'node:timers/promises';
import { abortRange, fetchRange, type Wanted } from './clients.ts';
import type { Contestant } from './contestants.ts';
import { type Footprint, footprintOf, forgetPeak } from './footprint.ts';

/** How fast a server was, and what it took for that. */
export interface Throughput {
  readonly bytesPerSecond: number;
  readonly peakBytes: number;
}

/** Has `clients` at once fetch equal parts of the file, or, where it is one, all of it. */
export async function measureThroughput(
  contestant: Contestant,
  sizeBytes: number,
  { clients, bytesEach }: { readonly clients: number; readonly bytesEach: number },
): Promise<Throughput> {
  const wanted = Array.from({ length: clients }, (_none, client) =>
    part(contestant, sizeBytes, client, bytesEach),
  );
  forgetPeak(contestant.pids);
  const startMs = performance.now();
  await Promise.all(wanted.map(fetchRange));
  const elapsedMs = performance.now() - startMs;
  return {
    bytesPerSecond: (1000 * clients * bytesEach) / elapsedMs,
    peakBytes: footprintOf(contestant.pids).peakBytes,
  };
}

/** How many ask at the same time during a soak. */
const abortersAtOnce = 50;

/** Leaves that many answers in the middle; resolves with what the server holds when all is quiet. */
export async function soak(
  contestant: Contestant,
  sizeBytes: number,
  aborts: number,
): Promise<Footprint> {
  let left = aborts;
  const abortInTurn = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await abortRange(part(contestant, sizeBytes, left, sizeBytes / 4));
    }
  };
  await Promise.all(Array.from({ length: abortersAtOnce }, abortInTurn));
  return settled(contestant);
}

/** The footprint once it has stopped to shrink. */
async function settled({ pids }: Contestant): Promise<Footprint> {
  let before = footprintOf(pids);
  for (;;) {
    await delay(1_000);
    const now = footprintOf(pids);
    const shrinks = now.residentBytes < 0.98 * before.residentBytes;
    if (now.descriptors === before.descriptors && !shrinks) return now;
    before = now;
  }
}

/** The part of the file that the client of that number asks for. */
function part(
  { port, path }: Contestant,
  sizeBytes: number,
  client: number,
  lengthBytes: number,
): Wanted {
  const start = (client * lengthBytes) % (sizeBytes - lengthBytes + 1);
  return { port, path, start, end: start + lengthBytes };
}
