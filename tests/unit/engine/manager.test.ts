import { expect, it } from 'vitest';
import { type DownloadRecord, defaultSettings } from '../../../src/core/download.ts';
import type { ChannelMessage, Command, CommandResult } from '../../../src/core/protocol.ts';
import { Manager } from '../../../src/engine/manager.ts';
import type { Ports } from '../../../src/engine/ports.ts';
import { FakeClock, settled } from './fakeClock.ts';

const url = 'https://example.org/file.bin';

/** A manager on stores in memory and a network that never answers. */
async function startManager(chunks: Partial<Ports['chunks']>) {
  const records = new Map<string, DownloadRecord>();
  const results = new Map<string, CommandResult>();
  const clock = new FakeClock();
  const ports: Ports = {
    network: {
      get: async ({ signal }) => {
        signal.throwIfAborted();
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      },
      answersUnreadably: async () => false,
      multiplexes: () => false,
    },
    records: {
      all: async () => [...records.values()],
      put: async (record) => void records.set(record.url, record),
      delete: async (one) => void records.delete(one),
      putOrder: async () => undefined,
      settings: async () => defaultSettings,
      putSettings: async () => undefined,
    },
    chunks: {
      keys: async () => [],
      put: async () => undefined,
      get: async () => null,
      delete: async () => undefined,
      tryRoom: async () => undefined,
      deleteDownload: async () => undefined,
      ...chunks,
    },
    clock,
    hashing: {
      algorithms: [],
      digestFile: () => Promise.reject(new Error('nothing is hashed here')),
      checksum: () => 'none',
      checksumOf: async () => 'none',
    },
    random: () => 0.5,
    appUrl: 'https://example.org/',
  };
  const publish = (message: ChannelMessage) => {
    if (message.kind === 'result') results.set(message.id, message.result);
  };
  const manager = await Manager.start({ ports, audience: { publish, ownPage: 'page' }, epoch: 1 });
  const say = (id: string, command: Command) => manager.hear({ kind: 'command', id, command });
  return { manager, say, clock, records, results };
}

it('a link that is added while it is being removed is added anew, and stays', async () => {
  let release = () => {};
  const deleted = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { manager, say, records, results } = await startManager({ deleteDownload: () => deleted });
  await say('first', { type: 'add', download: { link: url } });
  const removing = say('remove', { type: 'remove', url });
  const adding = say('second', { type: 'add', download: { link: url, name: 'again.bin' } });
  await settled();
  expect(results.has('second')).toBe(false);
  release();
  await Promise.all([removing, adding]);
  expect(results.get('second')).toEqual({ ok: true, url });
  expect([...records.values()].map(({ givenName }) => givenName)).toEqual(['again.bin']);
  manager.stop();
});

it('everything is put down for a new version, and goes on where that does not come', async () => {
  const { manager, say, clock, records, results } = await startManager({});
  const phase = () => records.get(url)?.phase.name;
  await say('add', { type: 'add', download: { link: url } });
  await settled();
  expect(phase()).toBe('running');
  await say('down', { type: 'lay-down' });
  expect(results.get('down')).toEqual({ ok: true });
  expect(phase()).toBe('queued');
  await clock.advance(29_000);
  expect(phase()).toBe('queued');
  await clock.advance(2_000);
  expect(phase()).toBe('running');
  manager.stop();
});
