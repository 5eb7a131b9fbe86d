// A line with a rate and a delay between two ports of this machine. It runs in a thread of its
// own: what the benchmark does meanwhile must not make the line slower.
import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Bucket } from './bucket.ts';
import type { LineOrder } from './lineShape.ts';

const {
  upstreamPort,
  bytesPerSecond,
  placeBytesPerSecond,
  roundTripMs = 0,
} = workerData as LineOrder;
const shared = bytesPerSecond === undefined ? [] : [new Bucket(bytesPerSecond)];
const taken = new Set<number>();

const server = net.createServer({ noDelay: true }, (near) => {
  void join(near);
});
server.listen(0, '127.0.0.1', () => {
  parentPort?.postMessage((server.address() as AddressInfo).port);
});

async function join(near: Socket): Promise<void> {
  const place = takePlace();
  const own = rateOf(place);
  const far = net.connect({ port: upstreamPort, host: '127.0.0.1', noDelay: true });
  try {
    // Opening a connection takes a round trip before the first byte can be sent.
    if (roundTripMs > 0) await delay(roundTripMs);
    await Promise.all([
      pass(near, far, []),
      pass(far, near, own === null ? shared : [new Bucket(own), ...shared]),
    ]);
  } catch {
    // Either side has broken off: so does the line.
  } finally {
    near.destroy();
    far.destroy();
    taken.delete(place);
  }
}

function takePlace(): number {
  let place = 0;
  while (taken.has(place)) place += 1;
  taken.add(place);
  return place;
}

function rateOf(place: number): number | null {
  return placeBytesPerSecond?.[place] ?? placeBytesPerSecond?.at(-1) ?? null;
}

/** Passes one direction: first at the rates, then later by half a round trip. */
async function pass(from: Socket, to: Socket, buckets: readonly Bucket[]): Promise<void> {
  to.on('error', () => from.destroy());
  for await (const part of from) {
    const bytes = part as Buffer;
    for (const bucket of buckets) await bucket.take(bytes.length);
    if (roundTripMs > 0) setTimeout(() => to.write(bytes), roundTripMs / 2);
    else to.write(bytes);
    if (to.writableNeedDrain) await once(to, 'drain');
  }
  if (roundTripMs > 0) await delay(roundTripMs / 2);
  to.end();
}
