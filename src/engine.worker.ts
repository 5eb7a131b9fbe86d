import type { ChannelMessage, WorkerMessage, WorkerOrder } from './core/protocol.ts';
import { Manager } from './engine/manager.ts';
import type { Ports } from './engine/ports.ts';
import { openChunkDatabase, openChunkStore } from './platform/chunkStore.ts';
import { Epoch } from './platform/epoch.ts';
import { openFetchNetwork } from './platform/fetchNetwork.ts';
import { openHashing } from './platform/hashing.ts';
import { serveHashing } from './platform/hashingService.ts';
import { hashingName } from './platform/hashingWorker.ts';
import type { UseDurableStore } from './platform/openStore.ts';
import { seekOwnership } from './platform/ownership.ts';
import { openRecordDatabase, openRecordStore } from './platform/recordStore.ts';
import { webClock } from './platform/webClock.ts';

/** How long storage that cannot be opened is left alone before the next try. */
const reopenMs = 5_000;

if (self.name === hashingName) serveHashing();
else self.onmessage = ({ data }: MessageEvent<WorkerOrder>) => waitForTurn(data);

function waitForTurn(order: WorkerOrder): void {
  const channel = new BroadcastChannel(order.scope);
  seekOwnership({
    name: order.scope,
    channel,
    clock: webClock,
    onOwner: (signal) => {
      tell({ kind: 'owner' });
      runEngine(order, channel, signal).catch(() => undefined); // Rejects when ownership ends.
    },
    onLost: retire,
  });
}

/** Opens the ports and runs the manager on them, until ownership ends. */
async function runEngine(
  order: WorkerOrder,
  channel: BroadcastChannel,
  signal: AbortSignal,
): Promise<void> {
  const records = openRecordDatabase(order.scope);
  const chunks = openChunkDatabase(order.scope);
  for (;;) {
    try {
      const manager = await startManager(order, channel, { records, chunks });
      signal.addEventListener('abort', () => manager.stop(), { once: true });
      channel.addEventListener('message', ({ data }: MessageEvent<ChannelMessage>) => {
        void manager.hear(data);
      });
      return;
    } catch {
      // A page that comes meanwhile shows that the engine is mute.
      await webClock.sleep(reopenMs, signal);
    }
  }
}

async function startManager(
  order: WorkerOrder,
  channel: BroadcastChannel,
  { records, chunks }: { readonly records: UseDurableStore; readonly chunks: UseDurableStore },
): Promise<Manager> {
  let manager: Manager | null = null;
  const epoch = await Epoch.claim([records, chunks], {
    onSuperseded: retire,
    onVanished: () => manager?.restore(),
  });
  const ports: Ports = {
    network: openFetchNetwork(),
    records: openRecordStore(records, epoch),
    chunks: openChunkStore(chunks, epoch),
    clock: webClock,
    hashing: await openHashing(askForHashing),
    random: Math.random,
    appUrl: order.appUrl,
  };
  const audience = {
    publish: (message: ChannelMessage) => channel.postMessage(message),
    ownPage: order.page,
  };
  manager = await Manager.start({ ports, audience, epoch: epoch.value });
  return manager;
}

/** The page answers with a port to a worker that hashes. */
function askForHashing(): Promise<MessagePort> {
  return new Promise((resolve) => {
    self.onmessage = ({ ports: [port] }: MessageEvent) => {
      if (port !== undefined) resolve(port);
    };
    tell({ kind: 'hashing-wanted' });
  });
}

function retire(): void {
  tell({ kind: 'retired' });
  self.close();
}

function tell(message: WorkerMessage): void {
  self.postMessage(message);
}
