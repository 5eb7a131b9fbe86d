import type { DownloadRecord } from '../../src/core/download.ts';
import { expect, test } from './harness.ts';
import { records } from './records.ts';

const record = records[0] as DownloadRecord;

test('an engine that was replaced can write and delete nothing more', async ({ lab, scope }) => {
  const seen = await lab.evaluate(
    async ({ scope, record }) => {
      const { openEngine, errorOf } = window.harness;
      const key = { url: record.url, revision: 1, start: 0, end: 3 };
      const late = { ...key, start: 3, end: 6 };
      const old = await openEngine(scope);
      await old.chunks.put(key, new Blob(['old']), 'crc32:01');
      await old.records.put(record);

      const next = await openEngine(scope);
      const writes = [
        old.chunks.put(late, new Blob(['old']), 'crc32:01'),
        old.chunks.put(key, new Blob(['bad']), 'crc32:02'),
        old.chunks.delete([key]),
        old.chunks.deleteDownload(record.url),
        old.chunks.tryRoom(10),
        old.records.put({ ...record, revision: 99 }),
        old.records.delete(record.url),
        old.records.putSettings({
          saveAutomatically: false,
          freeOnceSaved: true,
          downloadsAtATime: 1,
          connections: 1,
          speedLimit: null,
          speedLimitOn: false,
          dailyWindow: { startMinute: 0, endMinute: 1 },
          dailyWindowOn: true,
        }),
      ];
      const errors = await Promise.all(writes.map(errorOf));
      return {
        errors,
        told: old.told,
        toldNext: next.told,
        grew: next.epoch > old.epoch,
        keys: (await next.chunks.keys(record.url, 1)).map(({ start, end }) => [start, end]),
        text: await (await next.chunks.get(key))?.bytes.text(),
        records: await next.records.all(),
        saveAutomatically: (await next.records.settings()).saveAutomatically,
        nextWrite: await errorOf(next.chunks.put(late, new Blob(['new']), 'crc32:01')),
      };
    },
    { scope, record },
  );
  expect(seen).toEqual({
    errors: Array(8).fill({ code: 'storage', detail: 'another tab has taken over' }),
    told: Array(8).fill('superseded'),
    toldNext: [],
    grew: true,
    keys: [[0, 3]],
    text: 'old',
    records: [record],
    saveAutomatically: true,
    nextWrite: null,
  });
});

test('an engine that was replaced before its first write learns so too', async ({ lab, scope }) => {
  const seen = await lab.evaluate(async (scope) => {
    const { openEngine, errorOf } = window.harness;
    const key = { url: 'https://example.com/a', revision: 1, start: 0, end: 3 };
    const old = await openEngine(scope);
    const next = await openEngine(scope);
    const error = await errorOf(old.chunks.put(key, new Blob(['old']), 'crc32:01'));
    return {
      error,
      told: old.told.includes('superseded'),
      keys: await next.chunks.keys(key.url, 1),
    };
  }, scope);
  expect(seen).toEqual({
    error: { code: 'storage', detail: 'another tab has taken over' },
    told: true,
    keys: [],
  });
});

test('of engines that start at once only one can write', async ({ lab, scope }) => {
  const seen = await lab.evaluate(
    async ({ scope, record }) => {
      const { openEngine, errorOf } = window.harness;
      const starts = await Promise.allSettled([1, 2, 3, 4].map(() => openEngine(scope)));
      const engines = starts.flatMap((start) =>
        start.status === 'fulfilled' ? [start.value] : [],
      );
      const errors = await Promise.all(engines.map(({ records }) => errorOf(records.put(record))));
      // Whoever came late tries again, as the worker does, and is the one that writes then.
      const next = await openEngine(scope);
      return {
        writers: errors.filter((error) => error === null).length,
        next: await errorOf(next.records.put(record)),
      };
    },
    { scope, record },
  );
  expect(seen).toEqual({ writers: 1, next: null });
});

test('writes on in databases that were deleted behind its back, and tells of it', async ({
  lab,
  scope,
}) => {
  const seen = await lab.evaluate(
    async ({ scope, record }) => {
      const { openEngine, deleteDatabase, errorOf } = window.harness;
      const key = { url: record.url, revision: 1, start: 0, end: 3 };
      const engine = await openEngine(scope);
      await engine.chunks.put(key, new Blob(['one']), 'crc32:01');
      await engine.records.put(record);
      const before = [...engine.told];
      await deleteDatabase(`${scope}:chunks`);
      await deleteDatabase(`${scope}:records`);
      const vanished = {
        keys: await engine.chunks.keys(key.url, 1),
        chunk: await engine.chunks.get(key),
        records: await engine.records.all(),
      };
      await engine.chunks.put(key, new Blob(['two']), 'crc32:01');
      await engine.records.put(record);
      const told = [...engine.told];
      await engine.chunks.put({ ...key, start: 3, end: 6 }, new Blob(['two']), 'crc32:01');

      // The epoch was entered again: a later engine still takes over.
      const next = await openEngine(scope);
      return {
        before,
        vanished,
        told,
        toldOnce: engine.told.length === told.length,
        text: await (await next.chunks.get(key))?.bytes.text(),
        records: await next.records.all(),
        late: await errorOf(engine.records.put(record)),
      };
    },
    { scope, record },
  );
  expect(seen).toEqual({
    before: [],
    vanished: { keys: [], chunk: null, records: [] },
    told: ['vanished', 'vanished'],
    toldOnce: true,
    text: 'two',
    records: [record],
    late: { code: 'storage', detail: 'another tab has taken over' },
  });
});

test('a write in the middle of a deletion is not lost', async ({ lab, scope }) => {
  const seen = await lab.evaluate(async (scope) => {
    const { openEngine, deleteDatabase } = window.harness;
    const engine = await openEngine(scope);
    const url = 'https://example.com/a';
    const put = (start: number) =>
      engine.chunks.put({ url, revision: 1, start, end: start + 1 }, new Blob(['x']), 'crc32:01');
    await put(0);
    // The connection is closed while writes are on their way to it.
    const deletion = deleteDatabase(`${scope}:chunks`);
    const writes = [1, 2, 3].map(put);
    await Promise.all([deletion, ...writes]);
    await put(4);
    const starts = (await engine.chunks.keys(url, 1)).map(({ start }) => start);
    return { last: starts.includes(4), told: engine.told.includes('superseded') };
  }, scope);
  expect(seen).toEqual({ last: true, told: false });
});

test('a later version of the app may take the database over; this one says so', async ({
  lab,
  scope,
}) => {
  const error = await lab.evaluate(async (scope) => {
    const { openEngine, errorOf } = window.harness;
    const engine = await openEngine(scope);
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(`${scope}:records`, 2);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error);
    });
    return errorOf(engine.records.all());
  }, scope);
  expect(error).toEqual({ code: 'storage', detail: expect.stringContaining('VersionError') });
});
