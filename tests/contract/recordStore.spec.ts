import { defaultSettings, type Settings } from '../../src/core/download.ts';
import { expect, test } from './harness.ts';
import { records } from './records.ts';

test('gives back every record as it was put, oldest first', async ({ lab, scope }) => {
  const all = await lab.evaluate(
    async ({ scope, records }) => {
      const engine = await window.harness.openEngine(scope);
      for (const record of records.toReversed()) await engine.records.put(record);
      return engine.records.all();
    },
    { scope, records },
  );
  expect(all).toEqual(records);
});

test('keeps the order that was put, and forgets the place of what is deleted', async ({
  lab,
  scope,
}) => {
  const urls = records.map(({ url }) => url);
  const seen = await lab.evaluate(
    async ({ scope, records }) => {
      const [first, second, third, ...later] = records;
      if (first === undefined || second === undefined || third === undefined) {
        throw new Error('no fixtures');
      }
      const engine = await window.harness.openEngine(scope);
      const order = async () => (await engine.records.all()).map(({ url }) => url);
      for (const record of records) await engine.records.put(record);
      await engine.records.putOrder([third, first, second].map(({ url }) => url));
      const moved = await order();
      await engine.records.delete(third.url);
      await engine.records.put({ ...third, addedAtMs: Number.MAX_SAFE_INTEGER });
      return { moved, addedAgain: await order(), later: later.map(({ url }) => url) };
    },
    { scope, records },
  );
  const [first, second, third] = urls;
  expect(seen.moved).toEqual([third, first, second, ...seen.later]);
  expect(seen.addedAgain).toEqual([first, second, ...seen.later, third]);
});

test('a record replaces the one of the same link, and can be deleted', async ({ lab, scope }) => {
  const seen = await lab.evaluate(
    async ({ scope, records }) => {
      const [first, second] = records;
      if (first === undefined || second === undefined) throw new Error('no fixtures');
      const engine = await window.harness.openEngine(scope);
      await engine.records.put(first);
      await engine.records.put(second);
      await engine.records.put({ ...first, revision: 7 });
      const replaced = (await engine.records.all()).map(({ url, revision }) => ({ url, revision }));
      await engine.records.delete(first.url);
      await engine.records.delete('https://example.com/never');
      return { replaced, left: (await engine.records.all()).map(({ url }) => url) };
    },
    { scope, records },
  );
  expect(seen).toEqual({
    replaced: [
      { url: records[0]?.url, revision: 7 },
      { url: records[1]?.url, revision: records[1]?.revision },
    ],
    left: [records[1]?.url],
  });
});

test('passes over what it cannot read, and leaves it where it is', async ({ lab, scope }) => {
  const seen = await lab.evaluate(
    async ({ scope, record }) => {
      const { records, recordDatabase } = await window.harness.openEngine(scope);
      await recordDatabase('readwrite', (store) => {
        store.put({ ...record, schema: 2 }, 'https://example.com/of-a-later-version');
        store.put({ ...record, revision: 'torn' }, 'https://example.com/torn');
        store.put('anything', 'https://example.com/text');
        store.put(undefined, 'https://example.com/nothing');
      });
      if (record !== undefined) await records.put(record);
      const all = await records.all();
      const keys = await recordDatabase(
        'readonly',
        (store) =>
          new Promise<IDBValidKey[]>((resolve) => {
            const request = store.getAllKeys();
            request.onsuccess = () => resolve(request.result);
          }),
      );
      return { urls: all.map(({ url }) => url), keys: keys.length };
    },
    { scope, record: records[1] },
  );
  // Four foreign ones, the record and the epoch.
  expect(seen).toEqual({ urls: [records[1]?.url], keys: 6 });
});

test('keeps settings beside records, and starts with the usual ones', async ({ lab, scope }) => {
  const changed: Settings = {
    saveAutomatically: false,
    freeOnceSaved: true,
    downloadsAtATime: 2,
    connections: 5,
    speedLimit: 4096,
    speedLimitOn: false,
    dailyWindow: { startMinute: 0, endMinute: 1 },
    dailyWindowOn: true,
  };
  const input = { scope, changed };
  const seen = await lab.evaluate(async ({ scope, changed }) => {
    const { records } = await window.harness.openEngine(scope);
    const before = await records.settings();
    await records.putSettings(changed);
    return { before, after: await records.settings(), all: await records.all() };
  }, input);
  expect(seen).toEqual({
    before: defaultSettings,
    after: changed,
    all: [],
  });
});
