import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { ChunkWriter } from '../../../src/engine/chunkWriter.ts';
import { defaultTimings, type Timings } from '../../../src/engine/timings.ts';
import { FakeClock, settled } from './fakeClock.ts';

const timings: Timings = {
  ...defaultTimings,
  commitBytes: 80,
  inHandBytes: 160,
  commitAfterMs: 2_000,
  smallCommitBytes: 10,
  commitAnythingAfterMs: 10_000,
};

/** A storage whose commits end when the test says so. */
class SlowStorage {
  readonly commits: { start: number; bytes: number[]; done: PromiseWithResolvers<void> }[] = [];

  readonly commit = (start: number, parts: readonly Uint8Array[]): Promise<void> => {
    const done = withResolvers();
    this.commits.push({ start, bytes: parts.flatMap((part) => [...part]), done });
    return done.promise;
  };

  get ranges(): string[] {
    return this.commits.map(({ start, bytes }) => `${start}-${start + bytes.length}`);
  }
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

// Node 20 has no Promise.withResolvers yet.
function withResolvers(): PromiseWithResolvers<void> {
  let resolve = (): void => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<void>((resolvePromise, rejectPromise) => {
    resolve = resolvePromise;
    reject = rejectPromise;
  });
  return { promise, resolve, reject };
}

let clock: FakeClock;
let storage: SlowStorage;
let writer: ChunkWriter;

beforeEach(() => {
  clock = new FakeClock();
  storage = new SlowStorage();
  writer = new ChunkWriter(storage.commit, clock, timings);
});

/** Bytes that tell where they belong. */
function bytesFrom(offset: number, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => (offset + index) % 256);
}

describe('ChunkWriter, the commit rule', () => {
  test('commits when enough is gathered, and not before', async () => {
    await writer.write(100, bytesFrom(100, 79));
    expect(storage.commits).toEqual([]);
    await writer.write(179, bytesFrom(179, 1));
    expect(storage.ranges).toEqual(['100-180']);
    expect(storage.commits[0]?.bytes).toEqual([...bytesFrom(100, 80)]);
  });

  test('after 2 s it commits what is worth a write', async () => {
    await writer.write(0, bytesFrom(0, 10));
    await clock.advance(1_999);
    writer.tick();
    expect(storage.ranges).toEqual([]);
    await clock.advance(1);
    writer.tick();
    expect(storage.ranges).toEqual(['0-10']);
  });

  test('after 10 s it commits anything at all', async () => {
    await writer.write(0, bytesFrom(0, 1));
    await clock.advance(9_999);
    writer.tick();
    expect(storage.ranges).toEqual([]);
    await clock.advance(1);
    writer.tick();
    expect(storage.ranges).toEqual(['0-1']);
  });

  test('the time counts from the first byte gathered, not from the last commit', async () => {
    await writer.write(0, bytesFrom(0, 80));
    await clock.advance(9_000);
    await writer.write(80, bytesFrom(80, 20));
    writer.tick();
    expect(storage.ranges).toEqual(['0-80']);
    await clock.advance(2_000);
    writer.tick();
    expect(storage.ranges).toEqual(['0-80', '80-100']);
  });

  test('with nothing in hand there is nothing to commit', async () => {
    await clock.advance(60_000);
    writer.tick();
    writer.commit();
    await writer.flush();
    expect(storage.commits).toEqual([]);
  });

  test('bytes that do not follow begin a chunk of their own', async () => {
    await writer.write(0, bytesFrom(0, 5));
    await writer.write(50, bytesFrom(50, 5));
    writer.commit();
    expect(storage.ranges).toEqual(['0-5', '50-55']);
  });

  test('a flush commits what is in hand and waits for it', async () => {
    await writer.write(0, bytesFrom(0, 5));
    let flushed = false;
    const flush = writer.flush().then(() => {
      flushed = true;
    });
    expect(storage.ranges).toEqual(['0-5']);
    await settled();
    expect(flushed).toBe(false);
    storage.commits[0]?.done.resolve();
    await flush;
    expect(flushed).toBe(true);
  });
});

describe('ChunkWriter, backpressure', () => {
  test('takes no more while too much waits to be committed', async () => {
    await writer.write(0, bytesFrom(0, 80));
    await writer.write(80, bytesFrom(80, 80));
    let taken = false;
    const write = writer.write(160, bytesFrom(160, 1)).then(() => {
      taken = true;
    });
    await settled();
    expect(taken).toBe(false);
    storage.commits[1]?.done.resolve();
    await write;
    expect(taken).toBe(true);
  });

  test('holds at most what it may, and one part', async () => {
    const partBytes = fc.integer({ min: 1, max: 120 });
    await fc.assert(
      fc.asyncProperty(fc.array(partBytes, { minLength: 3, maxLength: 30 }), async (parts) => {
        storage = new SlowStorage();
        writer = new ChunkWriter(storage.commit, clock, timings);
        let offset = 0;
        let ended = 0;
        const inHand = () =>
          offset -
          storage.commits.slice(0, ended).reduce((sum, { bytes }) => sum + bytes.length, 0);
        for (const length of parts) {
          let taken = false;
          const write = writer.write(offset, bytesFrom(offset, length)).then(() => {
            taken = true;
          });
          offset += length;
          await settled();
          // The oldest write ends only when the writer holds back.
          while (!taken) {
            expect(inHand()).toBeGreaterThan(timings.inHandBytes);
            storage.commits[ended]?.done.resolve();
            ended += 1;
            await settled();
          }
          await write;
          expect(inHand()).toBeLessThanOrEqual(timings.inHandBytes);
        }
        const flush = writer.flush();
        for (const { done } of storage.commits) done.resolve();
        await flush;
        const stored = storage.commits.flatMap(({ start, bytes }) =>
          bytes.map((byte, index) => [start + index, byte]),
        );
        expect(stored).toEqual(Array.from({ length: offset }, (_, at) => [at, at % 256]));
      }),
      { numRuns: 60 },
    );
  });
});

describe('ChunkWriter, a failed commit', () => {
  const full = new Error('disk full');

  test('makes the next write fail with its reason', async () => {
    await writer.write(0, bytesFrom(0, 80));
    storage.commits[0]?.done.reject(full);
    await settled();
    await expect(writer.write(80, bytesFrom(80, 1))).rejects.toBe(full);
  });

  test('makes a write that is held back fail', async () => {
    await writer.write(0, bytesFrom(0, 160));
    const write = writer.write(160, bytesFrom(160, 1));
    storage.commits[0]?.done.reject(full);
    await expect(write).rejects.toBe(full);
  });

  test('makes every flush fail, once all the others have ended', async () => {
    await writer.write(0, bytesFrom(0, 80));
    await writer.write(80, bytesFrom(80, 10));
    const flush = writer.flush();
    let ended = false;
    const watched = flush.catch(() => {
      ended = true;
    });
    storage.commits[0]?.done.reject(full);
    await settled();
    expect(ended).toBe(false);
    storage.commits[1]?.done.resolve();
    await watched;
    await expect(flush).rejects.toBe(full);
    await expect(writer.flush()).rejects.toBe(full);
  });
});
