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

/** A worker that does not come up in this time is done without. */
const usualPatienceMs = 10_000;

/**
 * Hashing for the engine. Chunks are read and files digested in a worker of their own, so that this
 * never holds the network up. It goes with its last file: the Blobs that it has read would keep
 * their room on the disk, deleted or not. Where no worker comes up, all of it is done here.
 *
 * @param findWorker resolves with a port to a worker that runs `serveHashing`
 */
export async function openHashing(
  findWorker: () => Promise<MessagePort>,
  patienceMs = usualPatienceMs,
): Promise<Hashing> {
  const hashers = await openHashers();
  const chunks = new ChunkReader(hashers);
  let hiring: Promise<MessagePort | null> | null = null;
  /** The worker, once it is there. */
  let present: MessagePort | null = null;
  /** No worker came up: chunks are kept at hand here. */
  let isAlone = false;
  /** Runs, files and chunks for which the worker is there. */
  let inHand = 0;
  const letGo = (worker: MessagePort | null) => {
    inHand -= 1;
    if (inHand > 0 || worker === null) return;
    dismiss(worker);
    present = null;
    hiring = null;
  };
  const hireOnce = () => {
    hiring ??= hire(findWorker, patienceMs).then((worker) => {
      present = worker;
      isAlone = worker === null;
      return worker;
    });
    return hiring;
  };
  return {
    algorithms: hashers.algorithms,
    attend() {
      inHand += 1;
      const hired = hireOnce();
      return () => void hired.then(letGo);
    },
    checksum: (parts) => hashers.checksum(parts),
    async checksumOf(key, fresh) {
      weigh(lengthOf(key));
      // A worker is hired for files. Until it is there nothing waits for it.
      const worker = present;
      if (worker === null) return chunks.checksum(key, fresh, { keep: isAlone });
      inHand += 1;
      return checksumIn(worker, key, fresh).finally(() => letGo(worker));
    },
    async digestFile(algorithms) {
      inHand += 1;
      const worker = await hireOnce();
      if (worker === null) return openFileDigests(hashers, chunks, algorithms);
      return digestIn(worker, algorithms, () => letGo(worker));
    },
  };
}

/** Resolves with null where none is there in time. */
function hire(
  findWorker: () => Promise<MessagePort>,
  patienceMs: number,
): Promise<MessagePort | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), patienceMs);
    findWorker().then((worker) => {
      worker.onmessage = () => {
        clearTimeout(timer);
        resolve(worker);
      };
    });
  });
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

/** @param onEnd called once they are finished or closed */
function digestIn(
  worker: MessagePort,
  algorithms: readonly DigestAlgorithm[],
  onEnd: () => void,
): FileDigests {
  const { port1: port, port2: theirs } = new MessageChannel();
  const job: HashingJob = { kind: 'digests', algorithms };
  worker.postMessage(job, [theirs]);
  let answer = (_: HashingReport): void => undefined;
  port.onmessage = ({ data }: MessageEvent<HashingReport>) => answer(data);
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    port.close();
    onEnd();
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

const endedReport: HashingReport = { kind: 'failed', detail: 'hashing was ended' };

function lost(report: HashingReport): Failure {
  const detail = report.kind === 'failed' ? report.detail : `hashing: ${report.kind} unasked`;
  return new Failure({ code: 'unexpected', detail });
}
