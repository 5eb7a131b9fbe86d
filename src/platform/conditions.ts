/** What this browser and this page allow, as far as it can be found out. */
export interface Conditions {
  readonly secureContext: boolean;
  /** Whether the browser has promised not to evict; null while it has not said. */
  readonly persistent: boolean | null;
  readonly privateWindow: boolean;
  readonly storageUsable: boolean;
  readonly online: boolean;
}

/** What can be said at once. */
export function presentConditions(): Conditions {
  return {
    secureContext: window.isSecureContext,
    persistent: null,
    privateWindow: false,
    storageUsable: 'indexedDB' in window && 'locks' in navigator,
    online: navigator.onLine,
  };
}

/**
 * Asks the browser what it does not say at once and tells each answer as it comes. Nothing waits
 * for it: Firefox may leave a question open for as long as its prompt is.
 */
export function watchConditions(tell: (news: Partial<Conditions>) => void): void {
  window.addEventListener('online', () => tell({ online: true }));
  window.addEventListener('offline', () => tell({ online: false }));
  navigator.storage?.persisted?.().then(
    (persistent) => tell({ persistent }),
    () => undefined,
  );
  looksPrivate().then(
    (privateWindow) => tell({ privateWindow }),
    () => undefined,
  );
}

/** Asks the browser to keep what is stored. Resolves with its answer, which may take for ever. */
export async function requestPersistence(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false;
}

/**
 * No browser says that a window is private. Those of Chromium get far less room than the disk
 * would give others, and those of Firefox refuse the private file system.
 */
async function looksPrivate(): Promise<boolean> {
  if (navigator.storage === undefined) return false;
  try {
    await navigator.storage.getDirectory();
  } catch (caught) {
    return caught instanceof DOMException && caught.name === 'SecurityError';
  }
  return false;
}
