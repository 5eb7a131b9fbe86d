import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Contents } from '../../../src/engine/contents.ts';
import type { ChunkKey, ChunkStore, Hashing, StoredChunk } from '../../../src/engine/ports.ts';
import { ChunkReader } from '../../../src/platform/chunkReader.ts';
import { openFileDigests } from '../../../src/platform/fileDigests.ts';
import { openHashers } from '../../../src/platform/hashers.ts';

const url = 'https://files.example/a';
const signal = new AbortController().signal;

/** Chunks in memory, and the product's own hashing. */
async function open() {
  const stored = new Map<number, { readonly key: ChunkKey; readonly chunk: StoredChunk }>();
  const hashers = await openHashers();
  const reader = new ChunkReader(hashers);
  let faults = 0;
  const fail = (times: number) => {
    faults = times;
  };
  const chunks: ChunkStore = {
    keys: async () => [...stored.values()].map(({ key }) => key),
    get: async ({ start }) => {
      faults -= 1;
      if (faults >= 0) throw new Error('storage is busy');
      return stored.get(start)?.chunk ?? null;
    },
    read: async ({ bytes }, start, end) =>
      new Uint8Array(await bytes.slice(start, end).arrayBuffer()),
    put: async (key, bytes, checksum) =>
      void stored.set(key.start, { key, chunk: { bytes, checksum } }),
    delete: async (keys) => {
      for (const { start } of keys) stored.delete(start);
    },
    tryRoom: async () => undefined,
    deleteDownload: async () => stored.clear(),
  };
  const hashing: Hashing = {
    algorithms: hashers.algorithms,
    attend: () => () => undefined,
    checksum: hashers.checksum,
    checksumOf: (key, fresh) => reader.checksum(key, fresh),
    async digestFile(algorithms) {
      const digests = await openFileDigests(hashers, reader, algorithms);
      return {
        ...digests,
        take: async (...chunk) => {
          const isIntact = await digests.take(...chunk);
          await onTaken();
          return isIntact;
        },
      };
    },
  };
  let onTaken = async () => {};
  /** Has something happen once, after the next bytes were digested and before anybody knows. */
  const whileTaken = (happen: () => Promise<void>) => {
    onTaken = () => {
      onTaken = async () => {};
      return happen();
    };
  };
  const contents = new Contents({ chunks, hashing });
  const file = await contents.open(url, 1);
  const commit = async (start: number, text: string) => {
    const bytes = new Blob([text]);
    const key = { url, revision: 1, start, end: start + bytes.size };
    const checksum = await hashing.checksumOf(key, [new TextEncoder().encode(text)]);
    await chunks.put(key, bytes, checksum ?? '');
    file.add(key);
    return key;
  };
  /** Changes stored bytes where they lie; their record keeps its checksum. */
  const damage = ({ start }: ChunkKey, text: string) => {
    const present = stored.get(start);
    if (present === undefined) throw new Error('nothing is stored there');
    stored.set(start, { ...present, chunk: { ...present.chunk, bytes: new Blob([text]) } });
  };
  const digest = async (totalBytes: number) => {
    const digests = await contents.verify(totalBytes, ['md5'], signal);
    return digests?.[0]?.value ?? null;
  };
  return { contents, file, commit, damage, fail, whileTaken, digest };
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

test('digests a file whose chunks came in any order', async () => {
  const { contents, commit, digest } = await open();
  await commit(4, 'efgh');
  await commit(0, 'abcd');
  await contents.follow(['md5']);
  await commit(8, 'ijkl');
  expect(await digest(12)).toBe(md5('abcdefghijkl'));
});

test('bytes that were verified, dropped and fetched again are digested as they are stored', async () => {
  const { contents, file, commit, digest } = await open();
  const first = await commit(0, 'abcd');
  await commit(4, 'efgh');
  await contents.follow(['md5']);
  expect(contents.verifiedBytes).toBe(8);
  await file.drop(first);
  await commit(0, 'ABCD');
  expect(await digest(8)).toBe(md5('ABCDefgh'));
});

test('bytes that are dropped while they are digested are digested as they are stored by then', async () => {
  const { contents, file, commit, whileTaken, digest } = await open();
  const first = await commit(0, 'abcd');
  await commit(4, 'efgh');
  whileTaken(() => file.drop(first));
  await contents.follow(['md5']);
  await commit(0, 'ABCD');
  expect(await digest(8)).toBe(md5('ABCDefgh'));
});

test('a record that storage would not give is asked for again, one looked at ahead too', async () => {
  const { contents, commit, fail, digest } = await open();
  for (const [at, text] of ['ab', 'cd', 'ef'].entries()) await commit(2 * at, text);
  fail(3);
  await expect(contents.follow(['md5'])).rejects.toThrow('storage');
  expect(await digest(6)).toBe(md5('abcdef'));
});

test('a chunk that was stored anew after its record was looked at is digested as it is by then', async () => {
  const { contents, commit, fail, digest } = await open();
  for (const [at, text] of ['ab', 'cd', 'ef'].entries()) await commit(2 * at, text);
  // Only the first reading fails: what follows was looked at ahead, and waits for its turn.
  fail(1);
  await expect(contents.follow(['md5'])).rejects.toThrow('storage');
  await commit(4, 'EF');
  expect(await digest(6)).toBe(md5('abcdEF'));
});

test('a chunk that is damaged at its end becomes a hole, though its bytes are still at hand', async () => {
  const { file, commit, damage, digest } = await open();
  await commit(0, 'abcd');
  damage(await commit(4, 'efgh'), 'efg!');
  expect(await digest(8)).toBeNull();
  expect(file.ranges.map(({ start, end }) => [start, end])).toEqual([[0, 4]]);
  await commit(4, 'efgh');
  expect(await digest(8)).toBe(md5('abcdefgh'));
});
