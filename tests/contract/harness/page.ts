import { Failure } from '../../../src/core/errors.ts';
import { openChunkDatabase, openChunkStore } from '../../../src/platform/chunkStore.ts';
import { Epoch } from '../../../src/platform/epoch.ts';
import { openFetchNetwork } from '../../../src/platform/fetchNetwork.ts';
import { openHashing } from '../../../src/platform/hashing.ts';
import { startHashing } from '../../../src/platform/hashingWorker.ts';
import { joinBlobs } from '../../../src/platform/joinBlobs.ts';
import { openRecordDatabase, openRecordStore } from '../../../src/platform/recordStore.ts';
import type { WorkerCall, WorkerEvent } from './worker.ts';

/** The stores as one engine has them, and what the epoch told it. */
async function openEngine(scope: string, probe?: () => Promise<boolean>) {
  const chunkDatabase = openChunkDatabase(scope);
  const recordDatabase = openRecordDatabase(scope);
  const told: string[] = [];
  const epoch = await Epoch.claim([recordDatabase, chunkDatabase], {
    onSuperseded: () => told.push('superseded'),
    onVanished: () => told.push('vanished'),
  });
  return {
    told,
    chunkDatabase,
    recordDatabase,
    epoch: epoch.value,
    chunks: openChunkStore(chunkDatabase, epoch, probe),
    records: openRecordStore(recordDatabase, epoch),
  };
}

/** Deletes a database behind the app's back, as the browser or the user may. */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/** The typed error that a promise rejects with; `null` where it resolves. */
async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
    return null;
  } catch (caught) {
    return caught instanceof Failure ? caught.error : { untyped: String(caught) };
  }
}

/** A worker of the harness, with all that it said. */
class HarnessWorker {
  readonly #worker: Worker;
  readonly said: WorkerEvent[] = [];

  constructor(address: string) {
    this.#worker = new Worker(address, { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<WorkerEvent>) => {
      this.said.push(data);
    });
  }

  post(call: WorkerCall): void {
    this.#worker.postMessage(call);
  }

  terminate(): void {
    this.#worker.terminate();
  }

  /** Resolves with the first thing of this kind that it says, or has said. */
  says<Kind extends WorkerEvent['kind']>(kind: Kind): Promise<WorkerEvent & { kind: Kind }> {
    const isIt = (event: WorkerEvent): event is WorkerEvent & { kind: Kind } => event.kind === kind;
    const before = this.said.find(isIt);
    if (before !== undefined) return Promise.resolve(before);
    return new Promise((resolve) => {
      const listen = ({ data }: MessageEvent<WorkerEvent>) => {
        if (!isIt(data)) return;
        this.#worker.removeEventListener('message', listen);
        resolve(data);
      };
      this.#worker.addEventListener('message', listen);
    });
  }
}

/** What an engine's hashing is tried on: chunks as texts, and the checksum each was stored with. */
interface DigestTrial {
  readonly chunks: readonly { readonly text: string; readonly storedAs: string }[];
  /** Bytes that each is to have. */
  readonly lengthBytes: number;
  readonly skipBytes: number;
  readonly worker: 'comes' | 'stays away';
}

/** Hashing as the engine has it, and the workers that were started for it. */
async function hire(worker: DigestTrial['worker']) {
  const hired: Worker[] = [];
  const findWorker = async (): Promise<MessagePort> => {
    if (worker === 'stays away') return new MessageChannel().port1;
    const start = (name: string) => new Worker('/worker.js', { type: 'module', name });
    const hashing = startHashing(start);
    hired.push(hashing.worker);
    return hashing.port;
  };
  return { hired, hashing: await openHashing(findWorker, worker === 'comes' ? 10_000 : 100) };
}

/** Digests a file as the engine does; tells which chunks were taken, and who did the work. */
async function digestFile({ chunks, lengthBytes, skipBytes, worker }: DigestTrial) {
  const { hired, hashing } = await hire(worker);
  const digests = await hashing.digestFile(['md5', 'sha-256']);
  const taken: boolean[] = [];
  for (const [at, { text, storedAs }] of chunks.entries()) {
    const checksum = hashing.checksum([new TextEncoder().encode(storedAs)]);
    const key = { url: 'https://files.example/a', revision: 1, start: at, end: at + lengthBytes };
    taken.push(await digests.take(key, { bytes: new Blob([text]), checksum }, skipBytes));
  }
  const computed = await digests.finish();
  return { taken, computed, workers: hired.length };
}

/** A chunk as it comes, in parts or all at once, and as it lies in storage when it is digested. */
interface FreshTrial {
  readonly parts: readonly string[];
  readonly asBlob: boolean;
  readonly stored: string;
  readonly worker: DigestTrial['worker'];
}

/** Has a chunk summed up when it comes and digested when it is stored. */
async function digestFresh({ parts, asBlob, stored, worker }: FreshTrial) {
  const { hashing } = await hire(worker);
  const digests = await hashing.digestFile(['md5']);
  const fresh = asBlob
    ? new Blob([...parts])
    : parts.map((part) => new Uint8Array(new TextEncoder().encode(part)));
  const key = { url: 'https://files.example/a', revision: 1, start: 0, end: parts.join('').length };
  const checksum = await hashing.checksumOf(key, fresh);
  const taken = await digests.take(key, { bytes: new Blob([stored]), checksum: `${checksum}` }, 0);
  return { checksum, taken, computed: await digests.finish() };
}

/** Joins so many parts, each with its number. */
async function joinNumbers(count: number) {
  const parts = Array.from({ length: count }, (_, number) => new Blob([`${number} `]));
  const blob = await joinBlobs(parts, 'text/numbers');
  return { text: await blob.text(), type: blob.type, sizeBytes: blob.size };
}

const harness = {
  openEngine,
  deleteDatabase,
  errorOf,
  digestFile,
  digestFresh,
  joinNumbers,
  fetchNetwork: openFetchNetwork(),
  startWorker: (address = '/worker.js') => new HarnessWorker(address),
};

declare global {
  interface Window {
    harness: typeof harness;
  }
}

window.harness = harness;
