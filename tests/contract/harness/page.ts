import { Failure } from '../../../src/core/errors.ts';
import { openChunkDatabase, openChunkStore } from '../../../src/platform/chunkStore.ts';
import { Epoch } from '../../../src/platform/epoch.ts';
import { openFetchNetwork } from '../../../src/platform/fetchNetwork.ts';
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

const harness = {
  openEngine,
  deleteDatabase,
  errorOf,
  fetchNetwork: openFetchNetwork(),
  startWorker: (address = '/worker.js') => new HarnessWorker(address),
};

declare global {
  interface Window {
    harness: typeof harness;
  }
}

window.harness = harness;
