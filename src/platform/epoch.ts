import { promisifyRequest } from 'idb-keyval';
import { Failure } from '../core/errors.ts';
import { committed, type UseDurableStore } from './openStore.ts';

/** Sorts before every chunk key (an array) and cannot be a record's key (a URL). */
const epochKey = 'epoch';

/** What an engine must know of its stores beyond their answers. */
export interface EpochEvents {
  /** A later engine has claimed an epoch: this one must stop. */
  readonly onSuperseded: () => void;
  /** A store was found empty: the browser, or the user, has thrown everything away. */
  readonly onVanished: () => void;
}

/**
 * A number that grows with each engine that takes over. It is read again inside every write
 * transaction: an engine that was replaced while it was frozen or hung finds a higher one there
 * and can write nothing more.
 */
export class Epoch {
  readonly value: number;
  readonly #events: EpochEvents;

  private constructor(value: number, events: EpochEvents) {
    this.value = value;
    this.#events = events;
  }

  /**
   * Claims the next epoch in all of these stores. Earlier engines cannot write from then on.
   * Rejects with `storage` where another engine claims one at the same time and is ahead.
   */
  static async claim(stores: readonly UseDurableStore[], events: EpochEvents): Promise<Epoch> {
    const last = await Promise.all(
      stores.map((use) => use('readonly', (store) => promisifyRequest(store.get(epochKey)))),
    );
    const value = 1 + Math.max(0, ...last.map(Number).filter(Number.isSafeInteger));
    for (const use of stores) await enter(use, value);
    return new Epoch(value, events);
  }

  /**
   * Runs `write` in a transaction that was seen to be of this epoch, and resolves once it has
   * committed. `write` must only make requests of the store it is given. In a store that has
   * vanished meanwhile the epoch is entered again.
   */
  async write(
    use: UseDurableStore,
    write: (store: IDBObjectStore) => void,
    durability?: IDBTransactionDurability,
  ): Promise<void> {
    let superseded = false;
    let vanished = false;
    const transaction = (store: IDBObjectStore) => {
      const request = store.get(epochKey);
      request.onsuccess = () => {
        vanished = request.result === undefined;
        superseded = !vanished && request.result !== this.value;
        if (superseded) {
          store.transaction.abort();
          return;
        }
        if (vanished) store.put(this.value, epochKey);
        write(store);
      };
      return committed(store);
    };
    try {
      await use('readwrite', transaction, durability);
      if (vanished) this.#events.onVanished();
    } catch (caught) {
      if (!superseded) throw caught;
      this.#events.onSuperseded();
      throw takenOver();
    }
  }
}

/** Looks again in the transaction that writes: who hung after reading must not go back in time. */
async function enter(use: UseDurableStore, value: number): Promise<void> {
  let late = false;
  const transaction = (store: IDBObjectStore) => {
    const request = store.get(epochKey);
    request.onsuccess = () => {
      late = Number(request.result) >= value;
      if (late) store.transaction.abort();
      else store.put(value, epochKey);
    };
    return committed(store);
  };
  try {
    await use('readwrite', transaction, 'strict');
  } catch (caught) {
    throw late ? takenOver() : caught;
  }
}

function takenOver(): Failure {
  return new Failure({ code: 'storage', detail: 'another tab has taken over' });
}
