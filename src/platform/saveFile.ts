import { Failure } from '../core/errors.ts';
import { layOut } from '../core/plan.ts';
import { openChunkDatabase, readChunks } from './chunkStore.ts';
import { offerBlob } from './offerBlob.ts';

/** A stored file that is to be handed to the user. */
export interface FileToSave {
  /** Names the databases. */
  readonly scope: string;
  readonly url: string;
  readonly revision: number;
  readonly totalBytes: number;
  /** Safe to save under. */
  readonly name: string;
}

/** No disk copies slower than this, so the copy is over after that much time… */
const slowestCopyBytesPerSecond = 20e6;
/** …and this much more, for the browser to begin. */
const copyHeadStartMs = 10_000;

/**
 * Assembles the stored chunks to one Blob, which copies no byte, and lets the browser download it.
 * Resolves when the browser was asked; how the copy fares is not told to pages.
 *
 * @returns how long the copy may be running, in milliseconds
 * @throws Failure `storage` where bytes are missing
 */
export async function saveFile(file: FileToSave): Promise<number> {
  const blob = await assemble(file);
  const copyMs = copyHeadStartMs + (1000 * blob.size) / slowestCopyBytesPerSecond;
  offerBlob(blob, file.name, copyMs);
  return copyMs;
}

async function assemble(file: FileToSave): Promise<Blob> {
  const chunks = readChunks(openChunkDatabase(file.scope));
  const slices = layOut(await chunks.keys(file.url, file.revision), file.totalBytes);
  if (slices === null) throw missing();
  const parts: Blob[] = [];
  for (const { key, start, end } of slices) {
    const chunk = await chunks.get(key);
    if (chunk === null) throw missing();
    parts.push(chunk.bytes.slice(start - key.start, end - key.start));
  }
  // Never a type that a browser would rather show than save.
  return new Blob(parts, { type: 'application/octet-stream' });
}

function missing(): Failure {
  return new Failure({ code: 'storage', detail: 'stored bytes are missing' });
}
