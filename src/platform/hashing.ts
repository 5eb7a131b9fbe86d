import type { DigestAlgorithm } from '../core/digest.ts';
import { Failure } from '../core/errors.ts';
import { lengthOf } from '../core/range.ts';
import type { ChunkKey, FileDigests, FreshBytes, Hashing } from '../engine/ports.ts';
import { weigh } from './blobReader.ts';
import { ChunkReader } from './chunkReader.ts';
import { openFileDigests } from './fileDigests.ts';
import { openHashers } from './hashers.ts';
import type {
  HashingDismissal,
  HashingJob,
  HashingOrder,
  HashingReport,
} from './hashingService.ts';
import { HiredWorker } from './hiredWorker.ts';

/** A worker that does not come up in this time is done without. */
const usualPatienceMs = 10_000;

/**
 * Hashing for the engine. Chunks are read and files digested in a worker of their own, so that this
 * never holds the network up. It goes when no run and no file has need of it: the Blobs that it has
 * read would keep their room on the disk, deleted or not. Where none comes up, all of it is done
 * here.
 *
 * @param find resolves with a port to a worker that runs `serveHashing`
 */
export async function openHashing(
  find: () => Promise<MessagePort>,
  patienceMs = usualPatienceMs,
): Promise<Hashing> {
  const hashers = await openHashers();
  const chunks = new ChunkReader(hashers);
  const hired = new HiredWorker({ find, dismiss, patienceMs });
  return {
    algorithms: hashers.algorithms,
    attend: () => hired.hire().release,
    checksum: (parts) => hashers.checksum(parts),
    async checksumOf(key, fresh) {
      weigh(lengthOf(key));
      // Until it is there nothing waits for it.
      const worker = hired.present;
      if (worker === null) return chunks.checksum(key, fresh, { keep: hired.stayedAway });
      const { release } = hired.hire();
      return checksumIn(worker, key, fresh).finally(release);
    },
    async digestFile(algorithms) {
      const { worker, release } = hired.hire();
      try {
        const port = await worker;
        const digests = await (port === null
          ? openFileDigests(hashers, chunks, algorithms)
          : digestIn(port, algorithms));
        return releasing(digests, release);
      } catch (caught) {
        release();
        throw caught;
      }
    },
  };
}

/** The same digests; their end is that of a hire. */
function releasing(digests: FileDigests, release: () => void): FileDigests {
  return {
    take: (...chunk) => digests.take(...chunk),
    finish: () => digests.finish().finally(release),
    close() {
      digests.close();
      release();
    },
  };
}

function dismiss(worker: MessagePort): void {
  worker.postMessage('dismissed' satisfies HashingDismissal);
  worker.close();
}

async function checksumIn(
  worker: MessagePort,
  key: ChunkKey,
  fresh: FreshBytes,
): Promise<string | null> {
  const { port1: port, port2: theirs } = new MessageChannel();
  const bytes = fresh instanceof Blob ? fresh : fresh.map(ownBuffer);
  const job: HashingJob = { kind: 'checksum', key, fresh: bytes };
  const moved = bytes instanceof Blob ? [] : bytes.map(({ buffer }) => buffer);
  try {
    const report = await new Promise<HashingReport>((resolve) => {
      port.onmessage = ({ data }: MessageEvent<HashingReport>) => resolve(data);
      worker.postMessage(job, [theirs, ...moved]);
    });
    if (report.kind !== 'checksum') throw lost(report);
    return report.checksum;
  } finally {
    port.close();
  }
}

/** A buffer moves to another thread as a whole, and with it whatever else looks into it. */
function ownBuffer(part: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return part.byteLength === part.buffer.byteLength ? part : part.slice();
}

function digestIn(worker: MessagePort, algorithms: readonly DigestAlgorithm[]): FileDigests {
  const { port1: port, port2: theirs } = new MessageChannel();
  const job: HashingJob = { kind: 'digests', algorithms };
  worker.postMessage(job, [theirs]);
  let answer = (_: HashingReport): void => undefined;
  port.onmessage = ({ data }: MessageEvent<HashingReport>) => answer(data);
  let ended = false;
  const end = () => {
    ended = true;
    port.close();
  };
  const ask = (order: HashingOrder) =>
    new Promise<HashingReport>((resolve) => {
      answer = resolve;
      if (ended) resolve(endedReport);
      else port.postMessage(order);
    });
  return {
    async take(key, chunk, skipBytes) {
      const report = await ask({ kind: 'take', key, chunk, skipBytes });
      if (report.kind !== 'taken') throw lost(report);
      return report.isIntact;
    },
    async finish() {
      const report = await ask({ kind: 'finish' });
      end();
      if (report.kind !== 'digests') throw lost(report);
      return report.digests;
    },
    close() {
      end();
      answer(endedReport);
    },
  };
}

const endedReport: HashingReport = {
  kind: 'failed',
  error: { code: 'unexpected', detail: 'hashing was ended' },
};

function lost(report: HashingReport): Failure {
  if (report.kind === 'failed') return new Failure(report.error);
  return new Failure({ code: 'unexpected', detail: `hashing: ${report.kind} unasked` });
}
