import { get, promisifyRequest } from 'idb-keyval';
import { type DownloadRecord, defaultSettings, type Settings } from '../core/download.ts';
import { parseRecord, parseSettings } from '../core/record.ts';
import type { RecordStore } from '../engine/ports.ts';
import type { Epoch } from './epoch.ts';
import { openStore, type UseDurableStore } from './openStore.ts';

/** Not URLs, so they cannot be a record's key. */
const settingsKey = 'settings';
const orderKey = 'order';

/** The database of records of an app scope. */
export function openRecordDatabase(scope: string): UseDurableStore {
  return openStore(`${scope}:records`);
}

/**
 * Download records in IndexedDB, keyed by URL. A record that cannot be read (torn, or of a later
 * version) is passed over and stays where it is.
 */
export function openRecordStore(use: UseDurableStore, epoch: Epoch): RecordStore {
  return {
    async all() {
      const values: unknown[] = await use('readonly', (store) => promisifyRequest(store.getAll()));
      const records = values.flatMap((value) => parseRecord(value) ?? []);
      const order = parseOrder(await get(orderKey, use));
      const places = new Map(order.map((url, place) => [url, place]));
      const placeOf = ({ url }: DownloadRecord) => places.get(url) ?? places.size;
      return records.sort((a, b) => placeOf(a) - placeOf(b) || a.addedAtMs - b.addedAtMs);
    },

    async put(record: DownloadRecord) {
      await epoch.write(use, (store) => store.put(record, record.url), 'strict');
    },

    async delete(url) {
      const remove = (store: IDBObjectStore) => {
        store.delete(url);
        // Added again, it is the last once more.
        const request = store.get(orderKey);
        request.onsuccess = () => {
          const order = parseOrder(request.result);
          if (order.includes(url))
            store.put(
              order.filter((one) => one !== url),
              orderKey,
            );
        };
      };
      await epoch.write(use, remove, 'strict');
    },

    async putOrder(urls) {
      await epoch.write(use, (store) => store.put(urls, orderKey), 'strict');
    },

    async settings(): Promise<Settings> {
      return parseSettings(await get(settingsKey, use)) ?? defaultSettings;
    },

    async putSettings(settings) {
      await epoch.write(use, (store) => store.put(settings, settingsKey), 'strict');
    },
  };
}

function parseOrder(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
