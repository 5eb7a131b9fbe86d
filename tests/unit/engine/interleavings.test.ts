import { expect, it } from 'vitest';
import type { Command, HandOverCommand } from '../../../src/core/protocol.ts';
import type { NetworkRequest } from '../../../src/engine/ports.ts';
import {
  bytesOf,
  gate,
  idle,
  recordOf,
  remoteOf,
  type ScriptedAnswer,
  serve,
  startEngine,
  url,
} from './memoryEngine.ts';

const file = bytesOf(100);
const otherFile = bytesOf(100, 11);
const wrongMd5 = '0'.repeat(32);
const wrongSha256 = '0'.repeat(64);
const add: Command = { type: 'add', download: { link: url } };
const pause: Command = { type: 'pause', url };
const save: HandOverCommand = { type: 'save', url, page: 'page' };
const mismatch = { name: 'failed', error: { code: 'checksum-mismatch' } };

/** A file that is stored whole. */
function whole(name: 'ready' | 'saved') {
  return recordOf({ phase: { name }, remote: remoteOf(100), storedBytes: 100 });
}

/** What an engine looks at in a handful of rounds. */
const fewLooks = 100;

it('a link that is added twice at once is one download', async () => {
  const engine = await startEngine();
  const results = await Promise.all([engine.say(add), engine.say(add)]);
  await idle();
  expect(results).toContainEqual({ ok: true, url });
  expect(results).toContainEqual({ ok: true, url, existing: true });
  expect(engine.open.size).toBe(1);
  await engine.say(pause);
  expect(engine.open.size).toBe(0);
  await engine.row();
  expect(engine.rows.size).toBe(1);
  engine.manager.stop();
});

it('an encoded body that breaks off behind its Content-Length is asked for again', async () => {
  const headers = { 'content-length': '1000', etag: '"a"' };
  const answers: ScriptedAnswer[] = [
    { status: 200, headers, parts: [bytesOf(2_000)], end: 'breaks' },
  ];
  const asksAgain: ScriptedAnswer = { status: 200, headers, end: 'stalls' };
  const engine = await startEngine({ answer: () => answers.shift() ?? asksAgain });
  await engine.say(add);
  await engine.pass(2_000);
  expect(engine.asked.length).toBeGreaterThan(1);
  expect(engine.looks.count).toBeLessThan(fewLooks);
  await engine.say(pause);
  expect((await engine.row())?.phase.name).toBe('paused');
  expect(engine.open.size).toBe(0);
  engine.manager.stop();
});

it('a checksum that is given while a run tidies up is held against the file', async () => {
  const tidied = gate();
  const before = { deleteDownload: () => tidied.opened };
  const engine = await startEngine({ answer: serve(file), before });
  await engine.say(add);
  await idle();
  const giving = engine.say({ type: 'set-checksum', url, text: wrongMd5 });
  await idle();
  tidied.open();
  await giving;
  await engine.pass(1_000);
  expect((await engine.row())?.phase).toMatchObject(mismatch);
  expect(engine.saves).toEqual([]);
  engine.manager.stop();
});

it('a checksum that is given while another one is computed is held against the file', async () => {
  const digested = gate();
  const record = {
    ...whole('ready'),
    digests: [{ algorithm: 'md5', value: wrongMd5, origin: 'checksum-file' }] as const,
  };
  const before = { digestChunk: () => digested.opened };
  const engine = await startEngine({ records: [record], bytes: file, before });
  await engine.say(save);
  await idle();
  const giving = engine.say({ type: 'set-checksum', url, text: `sha256:${wrongSha256}` });
  await idle();
  digested.open();
  await giving;
  await engine.pass(1_000);
  expect((await engine.row())?.phase).toMatchObject({
    ...mismatch,
    error: { algorithm: 'sha-256', expected: wrongSha256 },
  });
  expect(engine.saves).toEqual([]);
  engine.manager.stop();
});

it('a checksum that is found after its download was removed brings nothing back', async () => {
  const found = gate();
  const list = new TextEncoder().encode(`${wrongSha256}  file.bin\n`);
  const answer = async () => {
    await found.opened;
    return { status: 200, parts: [list] };
  };
  const engine = await startEngine({ answer });
  await engine.say({ type: 'add', download: { link: url, startPaused: true } });
  const finding = engine.say({ type: 'find-checksum', url });
  await idle();
  await engine.say({ type: 'remove', url });
  found.open();
  await finding;
  await engine.pass(1_000);
  expect([...engine.records.keys(), ...engine.rows.keys()]).toEqual([]);
  engine.manager.stop();
});

it('a new version of a file that was saved does not count as saved', async () => {
  const engine = await startEngine({
    records: [{ ...whole('saved'), autoSaveClaimed: true }],
    bytes: file.slice(0, 40),
    answer: serve(bytesOf(120, 11), '"b"'),
  });
  await engine.say({ type: 'verify', url });
  await engine.pass(5_000);
  expect(await engine.row()).toMatchObject({ phase: { name: 'ready' }, revision: 2 });
  engine.manager.stop();
});

it('a pause that comes while a run reads its keys ends that run', async () => {
  const keys = gate();
  const noted = gate();
  const record = recordOf({ remote: remoteOf(100) });
  const engine = await startEngine({ records: [record], before: { readKeys: () => keys.opened } });
  engine.before.putRecord = () => noted.opened;
  const pausing = engine.say(pause);
  await idle();
  keys.open();
  await idle();
  noted.open();
  await pausing;
  expect(engine.looks.count).toBeLessThan(fewLooks);
  expect(engine.records.get(url)?.phase.name).toBe('paused');
  expect(engine.asked).toEqual([]);
  engine.manager.stop();
});

it('a fresh link that is refused while a run reads its keys leaves that run be', async () => {
  const keys = gate();
  const fresh = 'https://mirror.example/file.bin';
  const engine = await startEngine({
    records: [recordOf({ remote: remoteOf(100), storedBytes: 40, connections: 1 })],
    bytes: file.slice(0, 40),
    answer: (request) => serve(request.url === url ? file : bytesOf(500))(request),
    before: { readKeys: () => keys.opened },
  });
  const linking = engine.say({ type: 'update-link', url, link: fresh });
  await idle();
  keys.open();
  expect(await linking).toMatchObject({ ok: false, error: { code: 'other-file' } });
  await engine.pass(1_000);
  expect((await engine.row())?.phase.name).toBe('ready');
  expect(engine.looks.count).toBeLessThan(fewLooks);
  engine.manager.stop();
});

it('a file that changes while a fresh link is checked is of one version in the end', async () => {
  const mebibyte = 1024 * 1024;
  const old = bytesOf(3 * mebibyte);
  const changed = bytesOf(3 * mebibyte, 11);
  const fresh = 'https://mirror.example/file.bin';
  const answered = gate();
  const engine = await startEngine({
    records: [recordOf({ remote: remoteOf(3 * mebibyte), storedBytes: mebibyte, connections: 1 })],
    bytes: old.slice(0, mebibyte),
    async answer(request) {
      if (request.url === fresh) {
        await answered.opened;
        return serve(old, '"m"')(request);
      }
      const part = serve(changed, '"b"')(request);
      if (request.range !== 'bytes=0-') return part;
      return { ...part, parts: [changed.slice(0, mebibyte)], end: 'stalls' };
    },
  });
  const linking = engine.say({ type: 'update-link', url, link: fresh });
  await engine.pass(3_000);
  expect((await engine.row())?.revision).toBe(2);
  answered.open();
  await linking;
  await engine.pass(120_000);
  const row = await engine.row();
  expect(row?.phase.name).toBe('ready');
  const stored = Buffer.from(await engine.read(row?.revision ?? 0));
  expect([stored.equals(old), stored.equals(changed)]).toContain(true);
  engine.manager.stop();
});

it('a file that is freed and verified at once is saved, or fetched anew', async () => {
  const freed = gate();
  const digested = gate();
  const engine = await startEngine({
    records: [{ ...whole('saved'), autoSaveClaimed: true }],
    bytes: file,
    answer: serve(file),
    before: { deleteDownload: () => freed.opened, digestChunk: () => digested.opened },
  });
  const freeing = engine.say({ type: 'free-space', url });
  await idle();
  const verifying = engine.say({ type: 'verify', url });
  await idle();
  freed.open();
  await idle();
  digested.open();
  await Promise.all([freeing, verifying]);
  await engine.pass(1_000);
  expect(['saved', 'ready']).toContain((await engine.row())?.phase.name);
  expect(engine.looks.count).toBeLessThan(fewLooks);
  engine.manager.stop();
});

it('a file whose looking over was paused does not come upon a page later', async () => {
  const digested = gate();
  const engine = await startEngine({
    records: [{ ...whole('ready'), autoSaveClaimed: true }],
    bytes: file,
    before: { digestChunk: () => digested.opened },
  });
  await engine.say(save);
  const pausing = engine.say(pause);
  await idle();
  digested.open();
  await pausing;
  expect((await engine.row())?.phase.name).toBe('paused');
  await engine.say({ type: 'resume', url });
  await engine.pass(1_000);
  expect((await engine.row())?.phase.name).toBe('ready');
  expect(engine.saves).toEqual([]);
  await engine.say(save);
  expect(engine.saves).toEqual(['page']);
  engine.manager.stop();
});

it('a download that is resumed while its pause is noted asks the server again', async () => {
  const noted = gate();
  const other = `${url}?other`;
  const engine = await startEngine({ settings: { downloadsAtATime: 1 } });
  await engine.say({ type: 'add', download: { link: other } });
  await engine.say(add);
  engine.before.putRecord = (record) => (record.url === url ? noted.opened : undefined);
  const pausing = engine.say(pause);
  const resuming = engine.say({ type: 'resume', url });
  await idle();
  await engine.say({ type: 'pause', url: other });
  await idle();
  noted.open();
  await Promise.all([pausing, resuming]);
  await engine.pass(1_000);
  expect((await engine.row())?.phase.name).toBe('running');
  expect([...engine.open].map((request) => request.url)).toEqual([url]);
  engine.manager.stop();
});

it('no run starts from keys that were being read when everything was laid down', async () => {
  const keys = gate();
  const record = recordOf({ remote: remoteOf(100) });
  const engine = await startEngine({ records: [record], before: { readKeys: () => keys.opened } });
  const layingDown = engine.say({ type: 'lay-down' });
  await idle();
  keys.open();
  expect(await layingDown).toEqual({ ok: true });
  await engine.pass(29_000);
  expect((await engine.row())?.phase.name).toBe('queued');
  expect(engine.asked).toEqual([]);
  await engine.pass(2_000);
  expect((await engine.row())?.phase.name).toBe('running');
  expect(engine.open.size).toBe(1);
  engine.manager.stop();
});

it('a repair that can compare nothing does not say that the server agrees', async () => {
  const error = {
    code: 'checksum-mismatch',
    algorithm: 'md5',
    expected: wrongMd5,
    computed: wrongMd5,
  } as const;
  const record = recordOf({
    phase: { name: 'failed', error },
    remote: remoteOf(100, { ranges: 'refused' }),
    storedBytes: 100,
    digests: [{ algorithm: 'md5', value: wrongMd5, origin: 'user' }],
  });
  // Whatever is asked for, the whole file comes.
  const answer = ({ signal }: NetworkRequest) => serve(file)({ url, signal });
  const engine = await startEngine({ records: [record], bytes: file, answer });
  await engine.say({ type: 'repair', url });
  await engine.pass(10_000);
  const row = await engine.row();
  expect(row?.phase).toMatchObject(mismatch);
  expect(JSON.stringify(row)).not.toContain('serverAgrees');
  engine.manager.stop();
});

it('a file that was handed over before its download started over does not count as saved', async () => {
  const engine = await startEngine({
    records: [whole('ready')],
    bytes: file,
    answer: serve(otherFile, '"b"'),
    settings: { freeOnceSaved: true, saveAutomatically: false },
  });
  const revision = (await engine.row())?.revision ?? 0;
  await engine.say({ type: 'start-over', url });
  await engine.pass(1_000);
  await engine.say({ type: 'handed-over', url, revision, whole: true });
  expect(await engine.row()).toMatchObject({ phase: { name: 'ready' }, storedBytes: 100 });
  engine.manager.stop();
});

it('a wait that was cut short by hand is not waited for any more', async () => {
  const answers: ScriptedAnswer[] = [{ status: 503, headers: { 'retry-after': '600' } }];
  const engine = await startEngine({ answer: () => answers.shift() ?? { status: 404 } });
  await engine.say(add);
  await idle();
  expect((await engine.row())?.phase.name).toBe('waiting');
  await engine.say({ type: 'resume', url });
  await engine.pass(601_000);
  expect((await engine.row())?.phase).toMatchObject({ name: 'failed', error: { status: 404 } });
  expect(engine.asked).toHaveLength(2);
  engine.manager.stop();
});
