import type { RunningApp } from '../../support/app.ts';
import type { LaunchedBrowser } from '../../support/browsers.ts';

/** A chunk as it lies in the store. */
interface ChunkPlace {
  readonly revision: number;
  readonly start: number;
  readonly end: number;
}

/** What can happen to the stores of the app while nobody of the app is asked. */
export interface Mischief {
  /** Deletes both databases; open connections are told to close first. */
  deleteDatabases(): Promise<void>;
  /** Deletes the chunk that holds this byte, and returns where it lay. */
  deleteChunk(url: string, offset: number): Promise<ChunkPlace>;
  /** Turns every bit of one byte of a stored chunk; the size stays. */
  flipByte(url: string, offset: number): Promise<ChunkPlace>;
  /** Replaces the value of the chunk that holds this byte. */
  tearChunk(url: string, offset: number, value: object): Promise<ChunkPlace>;
  /** Puts a value under a key into the store of `chunks` or of `records`. */
  put(kind: StoreKind, key: StoreKey, value: unknown): Promise<void>;
  /** Takes so much of the origin's room, in a database that is none of the app's. */
  fill(sizeBytes: number): Promise<void>;
  unfill(): Promise<void>;
  /** A value; undefined where there is none. */
  get(kind: StoreKind, key: StoreKey): Promise<unknown>;
  close(): Promise<void>;
}

interface ChangeOrder {
  readonly url: string;
  readonly offset: number;
  readonly change: 'delete' | 'flip' | 'tear';
  readonly value?: object;
}

type StoreKey = string | (string | number)[];

type StoreKind = 'chunks' | 'records';

/**
 * A tab of the app's origin that is not the app (it shows the icon), to reach into its databases
 * from: what an eviction, a disk, another program or another version of the app might do.
 */
export async function openMischief(app: RunningApp, browser: LaunchedBrowser): Promise<Mischief> {
  const page = await browser.newPage();
  await page.goto(`${app.url}icon.svg`);
  const change = (order: ChangeOrder) => page.evaluate(changeChunk, order);
  return {
    deleteDatabases: () => page.evaluate(deleteDatabases),
    deleteChunk: (url, offset) => change({ url, offset, change: 'delete' }),
    flipByte: (url, offset) => change({ url, offset, change: 'flip' }),
    tearChunk: (url, offset, value) => change({ url, offset, change: 'tear', value }),
    put: (kind, key, value) => page.evaluate(access, { kind, key, value, write: true }).then(),
    fill: (sizeBytes) => page.evaluate(fill, sizeBytes),
    unfill: () => page.evaluate(unfill),
    get: (kind, key) => page.evaluate(access, { kind, key, value: null, write: false }),
    close: () => page.close(),
  };
}

// What follows runs in the page, and so may use nothing from around it.

async function deleteDatabases(): Promise<void> {
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    });
  }
}

async function fill(sizeBytes: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('filler', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('filler');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('filler', 'readwrite');
      // Bytes that cannot be compressed away.
      const bytes = new Uint8Array(sizeBytes);
      for (let at = 0; at < sizeBytes; at += 65_536) {
        crypto.getRandomValues(bytes.subarray(at, at + 65_536));
      }
      transaction.objectStore('filler').put(new Blob([bytes]), 'filler');
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      transaction.onabort = () => reject(transaction.error);
    };
  });
}

async function unfill(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase('filler');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

async function changeChunk({ url, offset, change, value }: ChangeOrder): Promise<ChunkPlace> {
  const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const { name = '' } =
    (await indexedDB.databases()).find((one) => one.name?.endsWith(':chunks')) ?? {};
  const database = await settled(indexedDB.open(name));
  try {
    const storeName = database.objectStoreNames[0] ?? '';
    const keys = await settled(database.transaction(storeName).objectStore(storeName).getAllKeys());
    const key = keys.find(
      (one): one is [string, number, number, number] =>
        Array.isArray(one) && one[0] === url && Number(one[2]) <= offset && Number(one[3]) > offset,
    );
    if (key === undefined) throw new Error(`no chunk holds byte ${offset}`);
    const stored = await settled(database.transaction(storeName).objectStore(storeName).get(key));
    let changed = value;
    if (change === 'flip') {
      // Made anew: what is stored now is a file of the browser's, which cannot be written to.
      const bytes = new Uint8Array(await new Response(stored.bytes).arrayBuffer());
      const at = offset - key[2];
      bytes[at] = 255 - (bytes[at] ?? 0);
      changed = {
        ...stored,
        bytes: stored.bytes instanceof Blob ? new Blob([bytes]) : bytes.buffer,
      };
    }
    const writing = database.transaction(storeName, 'readwrite');
    const store = writing.objectStore(storeName);
    if (change === 'delete') store.delete(key);
    else store.put(changed, key);
    await new Promise<void>((resolve, reject) => {
      writing.oncomplete = () => resolve();
      writing.onabort = () => reject(writing.error);
    });
    return { revision: key[1], start: key[2], end: key[3] };
  } finally {
    database.close();
  }
}

async function access({
  kind,
  key,
  value,
  write,
}: {
  kind: string;
  key: StoreKey;
  value: unknown;
  write: boolean;
}): Promise<unknown> {
  const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const { name = '' } =
    (await indexedDB.databases()).find((one) => one.name?.endsWith(`:${kind}`)) ?? {};
  const database = await settled(indexedDB.open(name));
  try {
    const storeName = database.objectStoreNames[0] ?? '';
    const transaction = database.transaction(storeName, write ? 'readwrite' : 'readonly');
    const store = transaction.objectStore(storeName);
    if (!write) return await settled(store.get(key));
    store.put(value, key);
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    return null;
  } finally {
    database.close();
  }
}
