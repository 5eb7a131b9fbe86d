import type { NotWritten } from '../core/protocol.ts';
import { notWritten } from './notWritten.ts';

declare global {
  interface Window {
    /** https://wicg.github.io/file-system-access/#api-showsavefilepicker: Chromium only. */
    showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
  }
}

/** Has the user choose where to write a file, in a click. Resolves with null where nothing was chosen. */
type PickFile = (suggestedName: string) => Promise<FileSystemFileHandle | NotWritten | null>;

/** Null where the browser has no such choice. */
export function createFilePicker(): PickFile | null {
  const show = window.showSaveFilePicker?.bind(window);
  if (show === undefined) return null;
  return async (suggestedName) => {
    try {
      return await show({ suggestedName });
    } catch (caught) {
      const isDeclined = caught instanceof DOMException && caught.name === 'AbortError';
      return isDeclined ? null : notWritten(caught);
    }
  };
}
