import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { CommandError, DownloadSnapshot } from '../engine.ts';
import type { AppModel } from './model.ts';

/** How the writing of a stored file to a place of the user's choice stands. */
type Writing =
  | { readonly state: 'writing'; readonly share: number }
  | { readonly state: 'whole' }
  | { readonly state: 'failed'; readonly fault: CommandError };

/** One version of a file of the list. */
type StoredFile = Pick<DownloadSnapshot, 'url' | 'addedAtMs' | 'revision' | 'name' | 'storedBytes'>;

/** What `Save as…` does and has done in this page, whatever of the list is shown meanwhile. */
export interface Writings {
  /** Null where that version of the file was not written. */
  of(file: StoredFile): ReadonlySignal<Writing | null>;
  /** Has the user choose a place, and writes the file there. Must be called in a click; never rejects. */
  write(file: StoredFile): Promise<void>;
}

/** Null where the browser lets no page choose a place. */
export function createWritings({ saveAs }: Pick<AppModel, 'saveAs'>): Writings | null {
  if (saveAs === null) return null;
  const known = new Map<string, Signal<Writing | null>>();
  const of = ({ url, addedAtMs, revision }: StoredFile): Signal<Writing | null> => {
    const key = JSON.stringify([url, addedAtMs, revision]);
    const writing = known.get(key) ?? signal(null);
    known.set(key, writing);
    return writing;
  };
  return {
    of,
    async write(file) {
      const writing = of(file);
      if (writing.value?.state === 'writing') return;
      const result = await saveAs(file.url, file.name, (bytes) => {
        writing.value = { state: 'writing', share: bytes / file.storedBytes };
      });
      // Where nothing was chosen, the last outcome still holds.
      if (result === null) return;
      writing.value = result.ok ? { state: 'whole' } : { state: 'failed', fault: result.error };
    },
  };
}
