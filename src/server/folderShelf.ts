import { readdir, stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { createDigests, SMALL_BYTES } from './digests.ts';
import { type DiskFile, etagOf, findInFolder, openInFolder } from './openFile.ts';
import { isServableName } from './requestPath.ts';
import type { FileEntry, FolderContent, Opened, Shelf } from './servedFile.ts';

/** The files below `root`, a real path, as a place that files are served from. */
export function createFolderShelf(root: string): Shelf {
  const digests = createDigests(reopen);

  async function reopen(path: string): Promise<DiskFile | null> {
    const opened = await openInFolder(root, relative(root, path).split(sep));
    return opened.kind === 'file' ? opened.file : null;
  }

  /** Undefined for what is not served: dot files, links that leave, pipes, what just vanished. */
  async function look(names: readonly string[]): Promise<FileEntry | 'folder' | undefined> {
    const path = await findInFolder(root, names);
    if (path === null || path === 'forbidden') return undefined;
    const stats = await stat(path, { bigint: true }).catch(() => undefined);
    if (stats?.isDirectory()) return 'folder';
    if (!stats?.isFile()) return undefined;
    const sizeBytes = Number(stats.size);
    return {
      name: names.at(-1) ?? '',
      sizeBytes,
      lastModifiedMs: Number(stats.mtimeMs),
      digests: digests.known({ path, etag: etagOf(stats), sizeBytes }),
    };
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
    async list(names): Promise<FolderContent | null> {
      const path = await findInFolder(root, names);
      if (path === null || path === 'forbidden') return null;
      const found = await readdir(path).catch(() => null);
      if (found === null) return null;
      const folders: string[] = [];
      const files: FileEntry[] = [];
      // One after the other: a folder of 100,000 files must not open the flood gates.
      for (const name of found.filter(isServableName).sort()) {
        const entry = await look([...names, name]);
        if (entry === 'folder') folders.push(name);
        else if (entry) files.push(entry);
      }
      return { folders, files };
    },
    close: () => digests.close(),
  };
}
