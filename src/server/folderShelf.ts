import { readdir, stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { DigestAlgorithm } from './digestAlgorithms.ts';
import { createDigests, SMALL_BYTES, type Version } from './digests.ts';
import { type DiskFile, etagOf, findInFolder, openInFolder, whyNotOpened } from './openFile.ts';
import { isServableName } from './requestPath.ts';
import type { FileEntry, FolderContent, Opened, Refusal, Shelf } from './servedFile.ts';

/** The files below `root`, a real path, as a place that files are served from. */
export function createFolderShelf(root: string): Shelf {
  const digests = createDigests(reopen);
  /** However many ask for a folder's digests, it is gone through once at a time. */
  const finding = new Map<string, Promise<void>>();

  async function reopen(path: string): Promise<DiskFile | null> {
    const opened = await openInFolder(root, relative(root, path).split(sep));
    return opened.kind === 'file' ? opened.file : null;
  }

  /** The names in a folder that may be served, in order. */
  async function readNames(folder: readonly string[]): Promise<readonly string[] | Refusal> {
    const found = await findInFolder(root, folder);
    if (found.kind !== 'found') return found.kind;
    try {
      return (await readdir(found.path)).filter(isServableName).sort();
    } catch (error) {
      return whyNotOpened(error);
    }
  }

  /** Undefined for what is not served: dot files, links that leave, pipes, what just vanished. */
  async function look(
    names: readonly string[],
  ): Promise<(Version & { readonly lastModifiedMs: number }) | 'folder' | undefined> {
    const found = await findInFolder(root, names);
    if (found.kind !== 'found') return undefined;
    const { path } = found;
    const stats = await stat(path, { bigint: true }).catch(() => undefined);
    if (stats?.isDirectory()) return 'folder';
    if (!stats?.isFile()) return undefined;
    return {
      path,
      etag: etagOf(stats),
      sizeBytes: Number(stats.size),
      lastModifiedMs: Number(stats.mtimeMs),
    };
  }

  async function findAll(folder: readonly string[], algorithm: DigestAlgorithm): Promise<void> {
    const names = await readNames(folder);
    if (typeof names === 'string') return;
    for (const name of names) {
      const found = await look([...folder, name]);
      if (typeof found === 'object') await digests.find(found, [algorithm]);
    }
  }

  return {
    async open(names, algorithms): Promise<Opened> {
      const opened = await openInFolder(root, names);
      if (opened.kind !== 'file') return opened;
      const { file } = opened;
      const found = digests.find(file, algorithms);
      // Never held up by a large file: its first answers go without.
      if (file.sizeBytes <= SMALL_BYTES) await found;
      const name = names.at(-1) ?? file.name;
      return { kind: 'file', file: { ...file, name, digests: digests.known(file) } };
    },
    async list(folder): Promise<FolderContent | Refusal> {
      const names = await readNames(folder);
      if (typeof names === 'string') return names;
      const folders: string[] = [];
      const files: FileEntry[] = [];
      // One after the other: a folder of 100,000 files must not open the flood gates.
      for (const name of names) {
        const found = await look([...folder, name]);
        if (found === 'folder') folders.push(name);
        else if (found) {
          const { sizeBytes, lastModifiedMs } = found;
          files.push({ name, sizeBytes, lastModifiedMs, digests: digests.known(found) });
        }
      }
      return { folders, files };
    },
    findDigests(folder, algorithm): Promise<void> {
      const key = [algorithm, ...folder].join('/');
      const running = finding.get(key);
      if (running) return running;
      const started = findAll(folder, algorithm).finally(() => finding.delete(key));
      finding.set(key, started);
      return started;
    },
    close: () => digests.close(),
  };
}
