import { describe, expect, it } from 'vitest';
import { type DownloadRecord, defaultSettings, type Settings } from '../../../src/core/download.ts';
import { Failure } from '../../../src/core/errors.ts';
import { newRecord } from '../../../src/core/newRecord.ts';
import type {
  ChannelMessage,
  Command,
  CommandResult,
  HandOverCommand,
} from '../../../src/core/protocol.ts';
import { Manager } from '../../../src/engine/manager.ts';
import type { Ports } from '../../../src/engine/ports.ts';
import { defaultTimings } from '../../../src/engine/timings.ts';
import { FakeClock, settled } from './fakeClock.ts';

const url = 'https://example.org/file.bin';

/** A manager on stores in memory and a network that never answers. */
async function startManager(
  chunks: Partial<Ports['chunks']> = {},
  stored: readonly DownloadRecord[] = [],
) {
  const records = new Map(stored.map((record) => [record.url, record]));
  const results = new Map<string, CommandResult>();
  const told: ChannelMessage[] = [];
  const room = { isFull: false };
  const dropped: string[] = [];
  const clock = new FakeClock();
  const asked: string[] = [];
  const kept: Settings[] = [];
  const ports: Ports = {
    network: {
      get: async ({ url: link, signal }) => {
        asked.push(link);
        signal.throwIfAborted();
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            dropped.push(link);
            reject(signal.reason);
          });
        });
      },
      answersUnreadably: async () => false,
      multiplexes: () => false,
    },
    records: {
      all: async () => [...records.values()],
      put: async (record) => {
        if (room.isFull) throw new Failure({ code: 'quota' });
        records.set(record.url, record);
      },
      delete: async (one) => void records.delete(one),
      putOrder: async () => undefined,
      settings: async () => defaultSettings,
      putSettings: async (settings) => void kept.push(settings),
    },
    chunks: {
      keys: async () => [],
      put: async () => undefined,
      get: async () => null,
      read: async () => null,
      delete: async () => undefined,
      tryRoom: async () => undefined,
      deleteDownload: async () => undefined,
      ...chunks,
    },
    clock,
    hashing: {
      algorithms: [],
      attend: () => () => undefined,
      digestFile: () => Promise.reject(new Error('nothing is hashed here')),
      checksum: () => 'none',
      checksumOf: async () => 'none',
    },
    random: () => 0.5,
    appUrl: 'https://example.org/',
  };
  const publish = (message: ChannelMessage) => {
    told.push(message);
    if (message.kind === 'result') results.set(message.id, message.result);
  };
  const manager = await Manager.start({ ports, audience: { publish, ownPage: 'page' }, epoch: 1 });
  const say = async (id: string, command: Command | HandOverCommand) => {
    await manager.hear({ kind: 'command', id, command });
    // The answer comes behind what has changed.
    await clock.advance(defaultTimings.snapshotMs);
  };
  return { manager, say, clock, asked, kept, records, results, told, room, dropped };
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

it('what a command did is told before its answer', async () => {
  const { manager, say, told } = await startManager();
  await say('add', { type: 'add', download: { link: url } });
  await say('limit', { type: 'limit-speed', url, speedLimit: 5_000_000 });
  const [change, result] = told.slice(-2);
  expect(change).toMatchObject({ kind: 'changes', changed: [{ url, speedLimit: 5_000_000 }] });
  expect(result).toEqual({ kind: 'result', id: 'limit', result: { ok: true } });
  manager.stop();
});

it('with no room to note it a download is paused all the same, and tried again', async () => {
  const { manager, say, told, room, asked, dropped, results } = await startManager();
  await say('add', { type: 'add', download: { link: url } });
  await settled();
  expect(asked).toEqual([url]);
  room.isFull = true;
  await say('pause', { type: 'pause', url });
  expect(results.get('pause')).toEqual({ ok: false, error: { code: 'quota' } });
  expect(dropped).toEqual([url]);
  await say('again', { type: 'try-again', url });
  await settled();
  await say('look', { type: 'rename', url, name: '' });
  const changes = told.flatMap((message) => (message.kind === 'changes' ? message.changed : []));
  expect(changes.at(-1)?.phase).toMatchObject({ name: 'waiting', error: { code: 'quota' } });
  expect(asked).toEqual([url]);
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

it('a download with a time to start waits for it, and lets others go first', async () => {
  const { manager, say, clock, asked, records } = await startManager();
  await say('add', { type: 'add', download: { link: url, startAtMs: 90_000 } });
  await say('other', { type: 'add', download: { link: `${url}?now` } });
  await clock.advance(89_000);
  expect(new Set(asked)).toEqual(new Set([`${url}?now`]));
  expect(records.get(url)).toMatchObject({ phase: { name: 'queued' }, startAtMs: 90_000 });
  await clock.advance(2_000);
  expect(asked).toContain(url);
  manager.stop();
});

it('a download that waits for its time starts at once when it is told to', async () => {
  const { manager, say, asked } = await startManager();
  await say('add', { type: 'add', download: { link: url, startAtMs: 90_000 } });
  await say('now', { type: 'start-at', url, startAtMs: null });
  await settled();
  expect(asked).toEqual([url]);
  manager.stop();
});

it('a download that was added paused asks for nothing, and starts when it is given a time', async () => {
  const { manager, say, clock, asked, records } = await startManager();
  await say('add', { type: 'add', download: { link: url, startPaused: true } });
  await clock.advance(60_000);
  expect(asked).toEqual([]);
  await say('at', { type: 'start-at', url, startAtMs: 90_000 });
  expect(records.get(url)?.phase.name).toBe('queued');
  await clock.advance(31_000);
  expect(asked).toEqual([url]);
  manager.stop();
});

it('headers that cannot be sent are refused, and others stay with their own origin', async () => {
  const { manager, say, records, results } = await startManager();
  const download = { link: url, startPaused: true, access: { headers: 'Host: other.example' } };
  await say('refused', { type: 'add', download });
  expect(results.get('refused')).toMatchObject({
    ok: false,
    error: { code: 'invalid-header', why: 'forbidden' },
  });
  await say('add', { type: 'add', download: { ...download, access: { headers: 'X-A: 1' } } });
  await say('cookies', { type: 'set-access', url, access: { cookies: true } });
  const headers = [{ name: 'X-A', value: '1' }];
  expect(records.get(url)?.access).toEqual({
    origin: 'https://example.org',
    headers,
    cookies: true,
  });
  await say('none', { type: 'set-access', url, access: { headers: '', cookies: false } });
  expect(records.get(url)?.access).toBeNull();
  manager.stop();
});

it('downloads wait outside the hours for downloading, but for one that is told to start', async () => {
  const { manager, say, clock, asked, records } = await startManager();
  const zero = new Date(clock.wallNow());
  const minute = (zero.getHours() * 60 + zero.getMinutes() + 2) % 1440;
  const dailyWindow = { startMinute: minute, endMinute: (minute + 2) % 1440 };
  await say('add', { type: 'add', download: { link: url } });
  await settled();
  const settings = { dailyWindow, dailyWindowOn: true };
  const hours = say('hours', { type: 'configure', settings });
  const phaseOf = (one: string) => records.get(one)?.phase.name;
  await hours;
  await settled();
  expect(phaseOf(url)).toBe('queued');

  await say('other', { type: 'add', download: { link: `${url}?now` } });
  await say('now', { type: 'start-now', url: `${url}?now` });
  await settled();
  expect(phaseOf(`${url}?now`)).toBe('running');
  expect(phaseOf(url)).toBe('queued');
  expect(asked).toEqual([url, `${url}?now`]);

  await clock.advance(121_000);
  expect(phaseOf(url)).toBe('running');
  await clock.advance(150_000);
  expect([phaseOf(url), phaseOf(`${url}?now`)]).toEqual(['queued', 'queued']);
  manager.stop();
});

it('settings that are changed at the same moment are all in force', async () => {
  const { say, kept } = await startManager();
  await Promise.all([
    say('one', { type: 'configure', settings: { saveAutomatically: false } }),
    say('other', { type: 'configure', settings: { freeOnceSaved: true } }),
  ]);
  const wished = { ...defaultSettings, saveAutomatically: false, freeOnceSaved: true };
  expect(kept.at(-1)).toEqual(wished);
  await Promise.all([
    say('from', { type: 'configure', settings: { dailyWindow: { startMinute: 1_380 } } }),
    say('until', { type: 'configure', settings: { dailyWindow: { endMinute: 30 } } }),
  ]);
  const dailyWindow = { startMinute: 1_380, endMinute: 30 };
  expect(kept.at(-1)).toEqual({ ...wished, dailyWindow });
});

describe('the bytes of a file that was saved', () => {
  async function startSaved(name: 'ready' | 'saved') {
    const deleted: string[] = [];
    const deleteDownload = async (one: string) => void deleted.push(one);
    const fresh = newRecord({ link: url }, 0);
    if (!fresh.ok) throw new Error('not a link');
    const record: DownloadRecord = { ...fresh.record, phase: { name }, storedBytes: 9 };
    const { say, records } = await startManager({ deleteDownload }, [record]);
    const { revision } = record;
    const handOver = (id: string, whole: boolean) =>
      say(id, { type: 'handed-over', url, revision, whole });
    return { say, handOver, deleted, record: () => records.get(url) };
  }

  it('are kept unless their freeing is wished', async () => {
    const { handOver, deleted, record } = await startSaved('ready');
    await handOver('saved', true);
    expect(record()).toMatchObject({ phase: { name: 'saved' }, storedBytes: 9 });
    expect(deleted).toEqual([]);
  });

  it('are freed by themselves only where the page has seen that the copy is whole', async () => {
    const { say, handOver, deleted, record } = await startSaved('ready');
    await say('wish', { type: 'configure', settings: { freeOnceSaved: true } });
    await handOver('offered', false);
    expect(deleted).toEqual([]);
    await handOver('written', true);
    expect(deleted).toEqual([url]);
    expect(record()).toMatchObject({ phase: { name: 'saved' }, storedBytes: 0 });
  });

  it('are freed by hand, and those of a file that was not saved never', async () => {
    const saved = await startSaved('saved');
    await saved.say('free', { type: 'free-space', url });
    expect(saved.deleted).toEqual([url]);
    const ready = await startSaved('ready');
    await ready.say('free', { type: 'free-space', url });
    expect(ready.deleted).toEqual([]);
  });
});
