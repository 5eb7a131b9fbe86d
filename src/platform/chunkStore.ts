import { get, promisifyRequest } from 'idb-keyval';
import { errorOf, Failure } from '../core/errors.ts';
import type { ChunkKey, ChunkStore, StoredChunk } from '../engine/ports.ts';
import { readBlob, readIfThere } from './blobReader.ts';
import type { Epoch } from './epoch.ts';
import { openStore, storageFailure, type UseDurableStore } from './openStore.ts';
import { TogetherWriter } from './togetherWriter.ts';

const mebibyte = 1024 * 1024;
/** Writes of this size and more are pressed to the disk: it costs little there. */
const strictFromBytes = 4 * mebibyte;
/** Nothing more goes together with so much: a slow disk must answer before patience ends. */
const togetherBytes = 16 * mebibyte;

/** Where trials are written; they sort before every chunk key, which is an array. */
const probeKey = 'probe';
const roomKey = 'room';

/** What a chunk's record is. `schema` tells later versions how to read it. */
interface ChunkValue {
  readonly schema: 1;
  readonly bytes: Blob | ArrayBuffer;
  readonly checksum: string;
}

/** A chunk on its way into the store. */
interface Entry {
  readonly key: RawKey;
  readonly value: ChunkValue;
  readonly sizeBytes: number;
}

type RawKey = [url: string, revision: number, start: number, end: number];

/** The database of chunks of an app scope. */
export function openChunkDatabase(scope: string): UseDurableStore {
  return openStore(`${scope}:chunks`);
}

/** Reads chunks; what a page needs to hand a file over. */
export function readChunks(use: UseDurableStore): Pick<ChunkStore, 'keys' | 'get' | 'read'> {
  return {
    async keys(url, revision) {
      const raw = await use('readonly', (store) =>
        promisifyRequest(store.getAllKeys(rangeOf(url, revision))),
      );
      return raw.flatMap((key) => parseKey(key) ?? []);
    },
    async get(key) {
      const value: unknown = await get(rawKey(key), use);
      return parseValue(value);
    },
    async read({ bytes }, start, end) {
      if (bytes.size < end) return null;
      return readIfThere(bytes, start, end);
    },
  };
}

/**
 * Chunks in IndexedDB, keyed `[url, revision, start, end]`: by URL and offset, so that the holes
 * of a file are known from keys alone. Every write is checked against the engine's epoch.
 *
 * @param probe whether Blobs can be stored here; ArrayBuffers are where they cannot
 */
export function openChunkStore(
  use: UseDurableStore,
  epoch: Epoch,
  probe: () => Promise<boolean> = () => probeBlobs(use, epoch),
): ChunkStore {
  let probing: Promise<boolean> | null = null;

  // Once only, unless it could not be found out: out of room now says nothing about later.
  const storesBlobs = (): Promise<boolean> => {
    probing ??= probe().catch((caught: unknown) => {
      probing = null;
      throw caught;
    });
    return probing;
  };

  const writer = new TogetherWriter<Entry>(
    (entries) => {
      const putAll = (store: IDBObjectStore) => {
        for (const { key, value } of entries) store.put(value, key);
      };
      return epoch.write(use, putAll, sizeOf(entries) >= strictFromBytes ? 'strict' : 'relaxed');
    },
    (entries) => sizeOf(entries) >= togetherBytes,
    // There may be room for one where there is none for all.
    (reason) => errorOf(reason).code === 'quota',
  );

  return {
    ...readChunks(use),

    async put(key, bytes, checksum) {
      const asBlob = await storesBlobs();
      const value: ChunkValue = {
        schema: 1,
        bytes: asBlob ? bytes : (await readBlob(bytes, 0, bytes.size)).buffer,
        checksum,
      };
      await writer.write({ key: rawKey(key), value, sizeBytes: bytes.size });
    },

    async delete(keys) {
      await epoch.write(use, (store) => {
        for (const key of keys) store.delete(rawKey(key));
      });
    },

    async tryRoom(bytes) {
      // Only a write tells: estimates are rounded, and shared with everything else of the origin.
      const filler = new Blob([new Uint8Array(bytes)]);
      await epoch.write(use, (store) => store.put(filler, roomKey));
      await epoch.write(use, (store) => store.delete(roomKey));
    },

    async deleteDownload(url, exceptRevision) {
      await epoch.write(use, (store) => {
        if (exceptRevision === undefined) {
          store.delete(IDBKeyRange.bound([url], [url, []]));
          return;
        }
        store.delete(IDBKeyRange.bound([url], [url, exceptRevision], false, true));
        store.delete(IDBKeyRange.bound([url, exceptRevision, []], [url, []], true));
      });
    },
  };
}

/**
 * Whether Blobs can be stored, and read back. WebKitGTK aborts the transaction; Safari has lost
 * them in places. In Chromium the reading also sets up paging of Blobs to disk, without which
 * some 500 MB of them exhaust its memory.
 */
async function probeBlobs(use: UseDurableStore, epoch: Epoch): Promise<boolean> {
  let back: unknown;
  try {
    const bytes = await new Response(new Blob(['probe']).stream()).blob();
    await epoch.write(use, (store) => store.put(bytes, probeKey));
    back = await get(probeKey, use);
    await epoch.write(use, (store) => store.delete(probeKey));
  } catch (caught) {
    const { error } = storageFailure(caught);
    // Out of room, out of office or mute says nothing about Blobs.
    const isUndecided =
      error.code === 'quota' ||
      (error.code === 'storage' && /taken over|TimeoutError/.test(error.detail));
    if (isUndecided) throw new Failure(error);
    return false;
  }
  if (back === undefined) throw new Failure({ code: 'storage', detail: 'a trial write vanished' });
  return back instanceof Blob && (await back.text().catch(() => '')) === 'probe';
}

/** Every key of one revision: an array sorts after any number. */
function rangeOf(url: string, revision: number): IDBKeyRange {
  return IDBKeyRange.bound([url, revision], [url, revision, []]);
}

function sizeOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

function rawKey(key: ChunkKey): RawKey {
  return [key.url, key.revision, key.start, key.end];
}

function parseKey(raw: IDBValidKey): ChunkKey | null {
  if (!Array.isArray(raw)) return null;
  const [url, revision, start, end, ...rest] = raw;
  if (rest.length > 0 || typeof url !== 'string' || typeof revision !== 'number') return null;
  if (!isOffset(start) || !isOffset(end) || start >= end) return null;
  return { url, revision, start, end };
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function parseValue(value: unknown): StoredChunk | null {
  if (typeof value !== 'object' || value === null) return null;
  const { schema, bytes, checksum } = value as Partial<ChunkValue>;
  if (schema !== 1 || typeof checksum !== 'string') return null;
  if (bytes instanceof Blob) return { bytes, checksum };
  if (bytes instanceof ArrayBuffer) return { bytes: new Blob([bytes]), checksum };
  return null;
}
