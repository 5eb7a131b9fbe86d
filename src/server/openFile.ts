import { type BigIntStats, constants } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isServableName } from './requestPath.ts';
import { FileChangedError, type Refusal, type SendableFile } from './servedFile.ts';

/** A file as it lies on disk, before anything is known about its digest. */
export type DiskFile = SendableFile & { readonly path: string };

export type OpenedOnDisk =
  | { readonly kind: 'file'; readonly file: DiskFile }
  | { readonly kind: 'folder' | Refusal };

/** Without O_NONBLOCK the opening of a named pipe would wait for a writer, for ever. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Longer than the ticks of Linux, macOS and Windows, which are 16 ms at most. */
const TICK_MS = 20;
const MOST_LOOKS = 5;

/**
 * Opens what `names` lead to below `root`, which must be a real path. Symbolic links are followed
 * as long as they stay inside and lead to no dot file; else the file is `missing`, as is anything
 * that is neither a file nor a folder.
 */
export async function openInFolder(root: string, names: readonly string[]): Promise<OpenedOnDisk> {
  const found = await findInFolder(root, names);
  if (found.kind !== 'found') return found;
  const { path } = found;
  let handle: FileHandle;
  try {
    // Asked before the opening: Windows opens no folder, and some devices do things when opened.
    const before = await stat(path);
    if (!before.isFile()) return { kind: before.isDirectory() ? 'folder' : 'missing' };
    handle = await open(path, OPEN_FLAGS);
  } catch (error) {
    return { kind: whyNotOpened(error) };
  }
  try {
    const stats = await settledStats(handle);
    // A folder along the way may have become a link since: look where the path leads now.
    const now = await findInFolder(root, names);
    const isThere = now.kind === 'found' && now.path === path;
    if (isThere && stats.isFile()) return { kind: 'file', file: diskFile(handle, path, stats) };
    await handle.close();
    return { kind: 'missing' };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * What a file is once its time of change can tell the next change from the last. File systems count
 * time in ticks: two writes within one leave the same time, and versions that look the same.
 */
async function settledStats(handle: FileHandle): Promise<BigIntStats> {
  for (let look = 1; ; look += 1) {
    const stats = await handle.stat({ bigint: true });
    const ageMs = Date.now() - Number(stats.mtimeMs);
    // One that is written to all the time has no version: its answer will break off.
    if (ageMs < 0 || ageMs >= TICK_MS || look === MOST_LOOKS) return stats;
    await wait(TICK_MS - ageMs);
  }
}

/** A real path inside the folder that is served, or why there is none. */
export type Found = { readonly kind: 'found'; readonly path: string } | { readonly kind: Refusal };

/** What `names` lead to, as far as that may be served. */
export async function findInFolder(root: string, names: readonly string[]): Promise<Found> {
  let path: string;
  try {
    path = await realpath(join(root, ...names));
  } catch (error) {
    return { kind: whyNotOpened(error) };
  }
  const below = relative(root, path);
  const inside = below === '' || below.split(sep).every(isServableName);
  return inside ? { kind: 'found', path } : { kind: 'missing' };
}

/** A strong entity tag: another size, another time of change or another file is another tag. */
export function etagOf(stats: BigIntStats): string {
  return `"${[stats.size, stats.mtimeNs, stats.ino].map((part) => part.toString(16)).join('-')}"`;
}

function diskFile(handle: FileHandle, path: string, stats: BigIntStats): DiskFile {
  const etag = etagOf(stats);
  return {
    path,
    name: basename(path),
    sizeBytes: Number(stats.size),
    etag,
    lastModifiedMs: Number(stats.mtimeMs),
    async read(position, bytes) {
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, position);
      // Looked at after the read: what was read before a change is of the old version still.
      const now = await handle.stat({ bigint: true });
      if (bytesRead < bytes.length || etagOf(now) !== etag) {
        throw new FileChangedError(`${path} changed while it was being read`);
      }
    },
    close: () => handle.close(),
  };
}

/** The system's refusals as answers; what is the server's own trouble is thrown on. */
export function whyNotOpened(error: unknown): Refusal {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ELOOP':
    case 'ENAMETOOLONG':
    case 'EINVAL':
    case 'ENXIO':
      return 'missing';
    case 'EACCES':
    case 'EPERM':
      return 'forbidden';
    default:
      throw error;
  }
}
