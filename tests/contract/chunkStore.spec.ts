import { expect, test } from './harness.ts';

const oddUrls = [
  'https://example.com/a',
  'https://example.com/a/b',
  'https://example.com/a?x=1&y=%2F%00',
  'https://example.com/%F0%9F%92%BE/中文/ÿ\u0000\uffff',
  'http://[::1]:8080/a',
];

for (const form of ['Blob', 'ArrayBuffer'] as const) {
  test(`gives back what was put, stored as ${form}`, async ({ lab, scope }) => {
    const seen = await lab.evaluate(
      async ({ scope, blobs }) => {
        const { openEngine } = window.harness;
        const { chunks, chunkDatabase } = await openEngine(scope, async () => blobs);
        const key = { url: 'https://example.com/a', revision: 1, start: 5, end: 9 };
        await chunks.put(key, new Blob([new Uint8Array([0, 255, 1, 128])]), 'crc32:01');
        const stored = await chunks.get(key);
        const raw: { bytes?: unknown } = await chunkDatabase(
          'readonly',
          (store) =>
            new Promise((resolve, reject) => {
              const request = store.get(['https://example.com/a', 1, 5, 9]);
              request.onsuccess = () => resolve(request.result);
              request.onerror = () => reject(request.error);
            }),
        );
        return {
          form: Object.prototype.toString.call(raw.bytes),
          isBlob: stored?.bytes instanceof Blob,
          bytes: [...new Uint8Array((await stored?.bytes.arrayBuffer()) ?? [])],
          checksum: stored?.checksum,
        };
      },
      { scope, blobs: form === 'Blob' },
    );
    expect(seen).toEqual({
      form: `[object ${form}]`,
      isBlob: true,
      bytes: [0, 255, 1, 128],
      checksum: 'crc32:01',
    });
  });
}

test('stores all that is put at once', async ({ lab, scope }) => {
  const seen = await lab.evaluate(async (scope) => {
    const { chunks } = await window.harness.openEngine(scope);
    const put = (start: number, text: string) => {
      const key = { url: 'https://example.com/a', revision: 1, start, end: start + text.length };
      return chunks.put(key, new Blob([text]), `crc32:${text}`);
    };
    await Promise.all([put(0, 'ab'), put(2, 'cd'), put(4, 'ef')]);
    const keys = await chunks.keys('https://example.com/a', 1);
    return Promise.all(keys.map(async (key) => (await chunks.get(key))?.bytes.text()));
  }, scope);
  expect(seen).toEqual(['ab', 'cd', 'ef']);
});

test('finds out by itself that this browser can store Blobs', async ({ lab, scope }) => {
  const isBlob = await lab.evaluate(async (scope) => {
    const { chunks, chunkDatabase } = await window.harness.openEngine(scope);
    const key = { url: 'https://example.com/a', revision: 1, start: 0, end: 1 };
    await chunks.put(key, new Blob(['x']), 'crc32:01');
    return chunkDatabase(
      'readonly',
      (store) =>
        new Promise((resolve) => {
          const request = store.getAll();
          request.onsuccess = () =>
            // The probe's own entry is gone again: the epoch and the chunk are left.
            resolve(
              request.result.length === 2 &&
                request.result.some(({ bytes }) => bytes instanceof Blob),
            );
        }),
    );
  }, scope);
  expect(isBlob).toBe(true);
});

test('a probe that could not find out is made again with the next write', async ({
  lab,
  scope,
}) => {
  const seen = await lab.evaluate(async (scope) => {
    const { openEngine, errorOf } = window.harness;
    let probes = 0;
    const { chunks } = await openEngine(scope, async () => {
      probes += 1;
      if (probes === 1) throw new DOMException('full', 'QuotaExceededError');
      return true;
    });
    const key = { url: 'https://example.com/a', revision: 1, start: 0, end: 1 };
    const put = () => chunks.put(key, new Blob(['x']), 'crc32:01');
    const first = await errorOf(put());
    const second = await errorOf(put());
    const third = await errorOf(put());
    return { first: first !== null, second, third, probes };
  }, scope);
  expect(seen).toEqual({ first: true, second: null, third: null, probes: 2 });
});

test('lists the keys of one revision of one download, in order of their start', async ({
  lab,
  scope,
}) => {
  const seen = await lab.evaluate(
    async ({ scope, urls }) => {
      const { chunks } = await window.harness.openEngine(scope);
      const put = (url: string, revision: number, start: number, end: number) =>
        chunks.put({ url, revision, start, end }, new Blob(['x']), 'crc32:01');
      for (const url of urls) {
        // 1000 sorts before 9 as text, and must not.
        for (const [start, end] of [
          [1000, 2000],
          [0, 9],
          [9, 20],
          [9, 1000],
          [2 ** 40, 2 ** 40 + 1],
        ] as const) {
          await put(url, 2, start, end);
        }
        await put(url, 1, 3, 4);
        await put(url, 3, 5, 6);
        await put(url, 20, 7, 8);
      }
      return Promise.all(
        urls.map(async (url) => ({
          url,
          ranges: (await chunks.keys(url, 2)).map(({ start, end }) => [start, end]),
          others: (await chunks.keys(url, 2)).filter(
            (key) => key.url !== url || key.revision !== 2,
          ),
          none: await chunks.keys(url, 4),
        })),
      );
    },
    { scope, urls: oddUrls },
  );
  expect(seen).toEqual(
    oddUrls.map((url) => ({
      url,
      ranges: [
        [0, 9],
        [9, 20],
        [9, 1000],
        [1000, 2000],
        [2 ** 40, 2 ** 40 + 1],
      ],
      others: [],
      none: [],
    })),
  );
});

test('drops the chunks it is told to, and no others', async ({ lab, scope }) => {
  const seen = await lab.evaluate(async (scope) => {
    const { chunks } = await window.harness.openEngine(scope);
    const url = 'https://example.com/a';
    const keys = [0, 1, 2, 3].map((start) => ({ url, revision: 1, start, end: start + 1 }));
    for (const key of keys) await chunks.put(key, new Blob(['x']), 'crc32:01');
    await chunks.delete(keys.slice(1, 3));
    await chunks.delete([]);
    return {
      starts: (await chunks.keys(url, 1)).map(({ start }) => start),
      gone: await chunks.get({ url, revision: 1, start: 1, end: 2 }),
      never: await chunks.get({ url, revision: 1, start: 0, end: 99 }),
    };
  }, scope);
  expect(seen).toEqual({ starts: [0, 3], gone: null, never: null });
});

test('drops a download, or all but one of its revisions, beside others', async ({ lab, scope }) => {
  const seen = await lab.evaluate(
    async ({ scope, urls }) => {
      const { chunks } = await window.harness.openEngine(scope);
      for (const url of urls) {
        for (const revision of [1, 2, 3]) {
          for (const start of [0, 5]) {
            const key = { url, revision, start, end: start + 5 };
            await chunks.put(key, new Blob(['x']), 'crc32:01');
          }
        }
      }
      const counts = async () => {
        const all: string[] = [];
        for (const url of urls) {
          const per = [1, 2, 3].map(async (revision) => (await chunks.keys(url, revision)).length);
          all.push((await Promise.all(per)).join(''));
        }
        return all;
      };
      const [first = ''] = urls;
      await chunks.deleteDownload(first, 2);
      const one = await counts();
      await chunks.deleteDownload(first);
      return { one, all: await counts() };
    },
    { scope, urls: oddUrls },
  );
  const others = oddUrls.slice(1).map(() => '222');
  expect(seen).toEqual({ one: ['020', ...others], all: ['000', ...others] });
});

test('passes over foreign keys and torn values', async ({ lab, scope }) => {
  const seen = await lab.evaluate(async (scope) => {
    const { chunks, chunkDatabase } = await window.harness.openEngine(scope);
    const url = 'https://example.com/a';
    const good = { url, revision: 1, start: 0, end: 5 };
    await chunks.put(good, new Blob(['hello']), 'crc32:01');
    const foreign: [IDBValidKey, unknown][] = [
      [[url, 1, 5], {}],
      [[url, 1, 5, 10, 15], {}],
      [[url, 1, 'x', 10], {}],
      [[url, 1, 10, 5], {}],
      [[url, 1, -5, 5], {}],
      [[url, 1, 0.5, 5], {}],
      [[url, 1, 6, 2 ** 60], {}],
      ['something', {}],
      [7, {}],
    ];
    const torn: unknown[] = [
      undefined,
      null,
      5,
      'bytes',
      {},
      { schema: 2, bytes: new Blob(['x']), checksum: 'crc32:01' },
      { schema: 1, bytes: 'text', checksum: 'crc32:01' },
      { schema: 1, bytes: new Blob(['x']) },
      { schema: 1, checksum: 'crc32:01' },
    ];
    await chunkDatabase('readwrite', (store) => {
      for (const [key, value] of foreign) store.put(value, key);
      for (const [index, value] of torn.entries()) store.put(value, [url, 2, index, index + 1]);
    });
    const read = torn.map((_, index) =>
      chunks.get({ url, revision: 2, start: index, end: index + 1 }),
    );
    return {
      keys: await chunks.keys(url, 1),
      good: await (await chunks.get(good))?.bytes.text(),
      torn: await Promise.all(read),
    };
  }, scope);
  expect(seen).toEqual({
    keys: [{ url: 'https://example.com/a', revision: 1, start: 0, end: 5 }],
    good: 'hello',
    torn: Array(9).fill(null),
  });
});

test('a trial for room leaves nothing behind', async ({ lab, scope }) => {
  const entries = await lab.evaluate(async (scope) => {
    const { chunks, chunkDatabase } = await window.harness.openEngine(scope);
    await chunks.tryRoom(100_000);
    return chunkDatabase(
      'readonly',
      (store) =>
        new Promise((resolve) => {
          const request = store.getAllKeys();
          request.onsuccess = () => resolve(request.result);
        }),
    );
  }, scope);
  expect(entries).toEqual(['epoch']);
});
