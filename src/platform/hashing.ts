import type { DigestAlgorithm } from '../core/digest.ts';
import { Failure } from '../core/errors.ts';
import type { FileDigests, Hashing } from '../engine/ports.ts';
import { BlobReader } from './blobReader.ts';
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
 * Hashing for the engine. Local checksums are made in its own thread, at the bytes' first sight;
 * files are digested in a worker of their own, so that this never holds the network up. It goes with
 * its last file: the Blobs that it has read would keep their room on the disk, deleted or not. Where
 * no worker comes up, files are digested here as well.
 *
 * @param findWorker resolves with a port to a worker that runs `serveHashing`
 */
export async function openHashing(
  findWorker: () => Promise<MessagePort>,
  patienceMs = usualPatienceMs,
): Promise<Hashing> {
  const hashers = await openHashers();
  const reader = new BlobReader();
  let hiring: Promise<MessagePort | null> | null = null;
  let filesInHand = 0;
  return {
    algorithms: hashers.algorithms,
    checksum: (parts) => hashers.checksum(parts),
    checksumOf: (blob) => reader.read(blob, blob.size, (bytes) => hashers.checksum([bytes])),
    async digestFile(algorithms) {
      hiring ??= hire(findWorker, patienceMs);
      filesInHand += 1;
      const worker = await hiring;
      if (worker === null) return openFileDigests(hashers, reader, algorithms);
      return digestIn(worker, algorithms, () => {
        filesInHand -= 1;
        if (filesInHand > 0) return;
        dismiss(worker);
        hiring = null;
      });
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

/** @param onEnd called once they are finished or closed */
function digestIn(
  worker: MessagePort,
  algorithms: readonly DigestAlgorithm[],
  onEnd: () => void,
): FileDigests {
  const { port1: port, port2: theirs } = new MessageChannel();
  const job: HashingJob = { algorithms };
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
      port.postMessage(order);
    });
  return {
    async take(chunk, lengthBytes, skipBytes) {
      const report = await ask({ kind: 'take', chunk, lengthBytes, skipBytes });
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
      answer({ kind: 'failed', detail: 'hashing was ended' });
    },
  };
}

function lost(report: HashingReport): Failure {
  const detail = report.kind === 'failed' ? report.detail : `hashing: ${report.kind} unasked`;
  return new Failure({ code: 'unexpected', detail });
}
