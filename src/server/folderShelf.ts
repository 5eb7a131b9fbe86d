import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createDigests } from './digests.ts';
import { type DiskFile, etagOf, findInFolder, openInFolder } from './openFile.ts';
import { isServableName } from './requestPath.ts';
import type { FileEntry, FolderContent, Opened, Shelf } from './servedFile.ts';

/** The files below `root`, a real path, as a place that files are served from. */
export function createFolderShelf(root: string): Shelf {
  const digests = createDigests();

  async function reopen(names: readonly string[]): Promise<DiskFile | null> {
    const opened = await openInFolder(root, names);
    return opened.kind === 'file' ? opened.file : null;
  }

  /** Undefined for what is not served: dot files, links that leave, pipes, what just vanished. */
  async function look(names: readonly string[]): Promise<FileEntry | 'folder' | undefined> {
    const path = await findInFolder(root, names);
    if (path === null || path === 'forbidden') return undefined;
    const stats = await stat(path, { bigint: true }).catch(() => undefined);
    if (stats?.isDirectory()) return 'folder';
    if (!stats?.isFile()) return undefined;
    return {
      name: names.at(-1) ?? '',
      sizeBytes: Number(stats.size),
      lastModifiedMs: Number(stats.mtimeMs),
      md5: digests.known(path, etagOf(stats)),
    };
  }

  return {
    async open(names): Promise<Opened> {
      const opened = await openInFolder(root, names);
      if (opened.kind !== 'file') return opened;
      const { file } = opened;
      try {
        const md5 = await digests.md5Of(file, () => reopen(names));
        return { kind: 'file', file: { ...file, name: names.at(-1) ?? file.name, md5 } };
      } catch (error) {
        await file.close();
        throw error;
      }
    },
    async list(names): Promise<FolderContent | null> {
      const path = await findInFolder(root, names);
      if (path === null || path === 'forbidden') return null;
      const found = await readdir(join(path)).catch(() => null);
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
