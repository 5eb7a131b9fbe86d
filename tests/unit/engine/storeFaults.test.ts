import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/core/errors.ts';
import type { Command, HandOverCommand } from '../../../src/core/protocol.ts';
import {
  allow,
  bytesOf,
  type Engine,
  type EngineOptions,
  gate,
  type Hooks,
  idle,
  recordOf,
  remoteOf,
  serve,
  startEngine,
  url,
} from './memoryEngine.ts';

const file = bytesOf(100);
const add: Command = { type: 'add', download: { link: url } };
const pause: Command = { type: 'pause', url };
const minuteMs = 60_000;

function refuse(): never {
  throw new Failure({ code: 'quota' });
}

/** Refuses once. */
function refuseOnce() {
  let refused = false;
  return () => {
    if (refused) return;
    refused = true;
    refuse();
  };
}

/** Gives a command whose store refuses what is asked of it until the command is answered. */
async function sayRefused(engine: Engine, what: keyof Hooks, command: Command | HandOverCommand) {
  engine.before[what] = refuse;
  const result = await engine.say(command);
  engine.before[what] = allow;
  return result;
}

it('a download whose keys cannot be read waits, and is tried each minute', async () => {
  let reads = 0;
  const readKeys = () => {
    reads += 1;
    throw new Failure({ code: 'storage', detail: 'UnknownError' });
  };
  const engine = await startEngine({ before: { readKeys }, answer: serve(file) });
  await engine.say(add);
  await idle();
  expect(reads).toBe(1);
  expect((await engine.row())?.phase).toMatchObject({
    name: 'waiting',
    error: { code: 'storage' },
  });
  await engine.pass(minuteMs);
  expect(reads).toBe(2);
  engine.before.readKeys = allow;
  await engine.pass(minuteMs);
  await engine.pass(1000);
  expect((await engine.row())?.phase.name).toMatch(/ready|saved/);
  engine.manager.stop();
});

it('a file is looked over and saved although that could not be noted for a moment', async () => {
  const record = recordOf({
    phase: { name: 'ready' },
    remote: remoteOf(100),
    storedBytes: 100,
    autoSaveClaimed: true,
  });
  const engine = await startEngine({ records: [record], bytes: file });
  await sayRefused(engine, 'putRecord', { type: 'save', url, page: 'page' });
  await engine.pass(10 * minuteMs);
  expect((await engine.row())?.phase.name).toBe('ready');
  expect(engine.saves).toEqual(['page']);
  engine.manager.stop();
});

it('a file is saved although it could not be noted for a moment that it is whole', async () => {
  const engine = await startEngine({ answer: serve(file) });
  const refuseReady = refuseOnce();
  engine.before.putRecord = ({ phase }) => (phase.name === 'ready' ? refuseReady() : undefined);
  await engine.say(add);
  await engine.pass(5 * minuteMs);
  expect((await engine.row())?.phase.name).toBe('ready');
  expect(engine.saves).toEqual(['own page']);
  engine.manager.stop();
});

const busy = () => ({ status: 503, headers: { 'retry-after': '60' } });

describe.each<[string, EngineOptions]>([
  ['running', {}],
  ['waiting', { answer: busy }],
])('a download that is %s goes on', (name, options) => {
  it.each<[string, keyof Hooks, Command]>([
    [
      'from a fresh link that cannot be noted',
      'putRecord',
      { type: 'update-link', url, link: `${url}?fresh` },
    ],
    ['although it cannot start over for a moment', 'deleteDownload', { type: 'start-over', url }],
  ])('%s', async (_, what, command) => {
    const engine = await startEngine(options);
    await engine.say(add);
    await idle();
    expect((await engine.row())?.phase.name).toBe(name);
    await sayRefused(engine, what, command);
    const asked = engine.asked.length;
    await engine.pass(2 * minuteMs);
    expect(engine.asked.length).toBeGreaterThan(asked);
    expect(['running', 'waiting']).toContain((await engine.row())?.phase.name);
    engine.manager.stop();
  });
});

it('a removal that the store refuses leaves the download in the list, to be removed', async () => {
  const engine = await startEngine();
  await engine.say({ type: 'add', download: { link: url, startPaused: true } });
  const removal: Command = { type: 'remove', url };
  expect(await sayRefused(engine, 'deleteDownload', removal)).toMatchObject({ ok: false });
  expect((await engine.row())?.url).toBe(url);
  expect(await engine.say(removal)).toEqual({ ok: true });
  expect(await engine.row()).toBeUndefined();
  expect(engine.records.size).toBe(0);
  engine.manager.stop();
});

it('a pause that comes while room is made lasts', async () => {
  const made = gate();
  const before = { putChunk: refuse, deleteDownload: () => made.opened };
  const engine = await startEngine({ answer: serve(file), before });
  await engine.say(add);
  await idle();
  const asked = engine.asked.length;
  const pausing = engine.say(pause);
  await idle();
  made.open();
  await pausing;
  await engine.pass(2 * minuteMs);
  expect((await engine.row())?.phase.name).toBe('paused');
  expect(engine.records.get(url)?.phase.name).toBe('paused');
  expect(engine.asked).toHaveLength(asked);
  engine.manager.stop();
});

it.each<keyof Hooks>(['putSettings', 'putRecord'])(
  'stores that were found empty are filled although one refuses for a moment: %s',
  async (what) => {
    const records = [url, `${url}?other`].map((one) =>
      recordOf({ url: one, sources: [one], phase: { name: 'paused' } }),
    );
    const engine = await startEngine({ records });
    engine.records.clear();
    engine.before[what] = refuseOnce();
    engine.manager.restore();
    await engine.pass(minuteMs);
    expect([...engine.records.keys()]).toEqual(expect.arrayContaining([url, `${url}?other`]));
    engine.manager.stop();
  },
);
