import { get, promisifyRequest } from 'idb-keyval';
import { type DownloadRecord, defaultSettings, type Settings } from '../core/download.ts';
import { parseRecord, parseSettings } from '../core/record.ts';
import type { RecordStore } from '../engine/ports.ts';
import type { Epoch } from './epoch.ts';
import { openStore, type UseDurableStore } from './openStore.ts';

/** Not a URL, so it cannot be a record's key. */
const settingsKey = 'settings';

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
      return records.sort((a, b) => a.addedAtMs - b.addedAtMs);
    },

    async put(record: DownloadRecord) {
      await epoch.write(use, (store) => store.put(record, record.url), 'strict');
    },

    async delete(url) {
      await epoch.write(use, (store) => store.delete(url), 'strict');
    },

    async settings(): Promise<Settings> {
      return parseSettings(await get(settingsKey, use)) ?? defaultSettings;
    },

    async putSettings(settings) {
      await epoch.write(use, (store) => store.put(settings, settingsKey), 'strict');
    },
  };
}
