import type { UseStore } from 'idb-keyval';
import { Failure } from '../core/errors.ts';
import { patiently } from './patiently.ts';

/** idb-keyval's `UseStore`, with a say in how hard a write is pressed to the disk. */
export type UseDurableStore = UseStore & UseStoreDurably;

type UseStoreDurably = <T>(
  mode: IDBTransactionMode,
  callback: (store: IDBObjectStore) => T | PromiseLike<T>,
  durability?: IDBTransactionDurability,
) => Promise<T>;

const storeName = 'entries';

/**
 * A store for idb-keyval's functions. Beyond its own `createStore` it asks for durability, lets
 * another version of the app delete or upgrade the database, opens it again and repeats a
 * transaction, once, after the browser closed it or left it unanswered, and rejects with a
 * `Failure` that bears the name of what went wrong.
 */
export function openStore(databaseName: string): UseDurableStore {
  let opening: Promise<IDBDatabase> | null = null;

  const open = (): Promise<IDBDatabase> => {
    if (opening !== null) return opening;
    const own: Promise<IDBDatabase> = openDatabase(databaseName, () => {
      // It may be told late, of one that another has replaced.
      if (opening === own) opening = null;
    });
    opening = own;
    return own;
  };

  const use: UseStoreDurably = async (mode, callback, durability = 'default') => {
    for (let isRetry = false; ; isRetry = true) {
      const connection = open();
      try {
        const database = await patiently(connection);
        const transaction = database.transaction(storeName, mode, { durability });
        return await outcomeOf(transaction, callback(transaction.objectStore(storeName)));
      } catch (caught) {
        if (isRetry || !mayHaveClosed(caught)) throw storageFailure(caught);
        // The event that tells of the closing may come later than what it brought about.
        if (opening === connection) opening = null;
        connection.then((database) => database.close()).catch(() => undefined);
      }
    }
  };
  return use;
}

/** Whether the connection may be dead: its store was evicted, its process died, or it is mute. */
function mayHaveClosed(caught: unknown): boolean {
  const names = ['AbortError', 'InvalidStateError', 'TimeoutError', 'UnknownError'];
  return names.includes(nameOf(caught));
}

/** What a transaction comes to; an `AbortError` once its connection was closed by force. */
async function outcomeOf<T>(transaction: IDBTransaction, asked: T | PromiseLike<T>): Promise<T> {
  const ended = new AbortController();
  const closed = new Promise<never>((_, reject) => {
    const lose = () => reject(new DOMException('the connection was closed', 'AbortError'));
    transaction.db.addEventListener('close', lose, { signal: ended.signal });
  });
  try {
    return await patiently(Promise.race([asked, closed]));
  } catch (caught) {
    abort(transaction);
    throw caught;
  } finally {
    ended.abort();
  }
}

/** What is repeated must not be done after all, later than what follows it. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended.
  }
}

function openDatabase(name: string, onGone: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onerror = () => {
      onGone();
      reject(request.error);
    };
    request.onsuccess = () => {
      const database = request.result;
      database.onclose = onGone;
      database.onversionchange = () => {
        database.close();
        onGone();
      };
      resolve(database);
    };
  });
}

/** Resolves when the transaction of a store has committed; rejects with what aborted it. */
export function committed(store: IDBObjectStore): Promise<void> {
  return new Promise((resolve, reject) => {
    store.transaction.oncomplete = () => resolve();
    store.transaction.onabort = () => reject(store.transaction.error);
  });
}

/** Whatever IndexedDB threw, as an error the engine knows. */
export function storageFailure(caught: unknown): Failure {
  if (caught instanceof Failure) return caught;
  const name = nameOf(caught);
  if (name === 'QuotaExceededError') return new Failure({ code: 'quota' });
  const message = caught instanceof Error ? `${name}: ${caught.message}` : name;
  return new Failure({ code: 'storage', detail: message });
}

function nameOf(caught: unknown): string {
  return caught instanceof DOMException || caught instanceof Error ? caught.name : 'aborted';
}
