import { createHash } from 'node:crypto';
import type { DiskFile } from './openFile.ts';

/** Hashed within the first request; a larger file is hashed while its downloads go on. */
const AT_ONCE_BYTES = 8 * 1024 * 1024;
/** Half a millisecond of hashing, then others have a turn. */
const STEP_BYTES = 256 * 1024;
const MAX_REMEMBERED = 10_000;

/** MD5 of files, computed once per version and remembered while the server runs. */
export interface Digests {
  /** Null where the version's digest is not known yet. Computes nothing. */
  known(path: string, etag: string): string | null;
  /**
   * The digest where it is known or the file is small; else null at once, while `reopen` is used
   * to compute it in the background, one file at a time.
   */
  md5Of(file: DiskFile, reopen: () => Promise<DiskFile | null>): Promise<string | null>;
  close(): void;
}

/** Starts with nothing known. */
export function createDigests(): Digests {
  const remembered = new Map<string, { readonly etag: string; md5: string | null }>();
  const closing = new AbortController();
  let queue: Promise<void> = Promise.resolve();

  function remember(path: string, etag: string, md5: string | null): void {
    remembered.delete(path);
    remembered.set(path, { etag, md5 });
    const oldest = remembered.keys().next().value;
    if (remembered.size > MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  }

  function forget(path: string, etag: string): void {
    if (remembered.get(path)?.etag === etag) remembered.delete(path);
  }

  async function computeLater(path: string, etag: string, reopen: () => Promise<DiskFile | null>) {
    if (closing.signal.aborted) return;
    const file = await reopen();
    if (file === null) return forget(path, etag);
    try {
      if (file.etag !== etag) return forget(path, etag);
      remember(path, etag, await md5Hex(file, closing.signal));
    } finally {
      await file.close();
    }
  }

  return {
    known(path, etag) {
      const entry = remembered.get(path);
      return entry?.etag === etag ? entry.md5 : null;
    },
    async md5Of(file, reopen) {
      const { path, etag, sizeBytes } = file;
      const entry = remembered.get(path);
      if (entry?.etag === etag) return entry.md5;
      if (sizeBytes <= AT_ONCE_BYTES) {
        const md5 = await md5Hex(file, closing.signal);
        remember(path, etag, md5);
        return md5;
      }
      remember(path, etag, null);
      // A file that changed or could not be read is simply asked about again by the next request.
      queue = queue.then(() => computeLater(path, etag, reopen)).catch(() => forget(path, etag));
      return null;
    },
    close: () => closing.abort(),
  };
}

async function md5Hex(file: DiskFile, signal: AbortSignal): Promise<string> {
  const hash = createHash('md5');
  for (let position = 0; position < file.sizeBytes; position += STEP_BYTES) {
    signal.throwIfAborted();
    hash.update(await file.read(position, Math.min(STEP_BYTES, file.sizeBytes - position)));
  }
  return hash.digest('hex');
}
