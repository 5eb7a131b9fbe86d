import { Failure } from '../core/errors.ts';
import { groupsOf } from '../core/groups.ts';
import { layOut, type Slice } from '../core/plan.ts';
import { type ByteRange, contiguousEnd, union } from '../core/range.ts';
import { openChunkDatabase, readChunks } from '../platform/chunkStore.ts';
import { joinBlobs } from '../platform/joinBlobs.ts';

/** One connection for all that a page reads: each would stay open as long as the page. */
const stores = new Map<string, ReturnType<typeof readChunks>>();

function storeOf(scope: string): ReturnType<typeof readChunks> {
  const store = stores.get(scope) ?? readChunks(openChunkDatabase(scope));
  stores.set(scope, store);
  return store;
}

/** How many records are asked for at once. */
const recordsAtATime = 16;

/** A download's bytes in storage. */
export interface StoredDownload {
  /** Names the databases. */
  readonly scope: string;
  readonly url: string;
  readonly revision: number;
}

/**
 * The stored bytes of a range up to the first that is missing, as a Blob: handles only, no byte is
 * copied. Rejects with a `Failure`, `storage`, where they vanish meanwhile.
 */
export async function storedBytes(file: StoredDownload, asked: ByteRange): Promise<Blob> {
  const chunks = storeOf(file.scope);
  const keys = await chunks.keys(file.url, file.revision);
  const storedEnd = Math.min(asked.end, contiguousEnd(union(keys), asked.start));
  const slices = layOut(keys, { start: asked.start, end: storedEnd }) ?? [];
  const read = async ({ key, start, end }: Slice<(typeof keys)[number]>): Promise<Blob> => {
    const chunk = await chunks.get(key);
    if (chunk === null) throw new Failure({ code: 'storage', detail: 'stored bytes are missing' });
    return chunk.bytes.slice(start - key.start, end - key.start);
  };
  const parts: Blob[] = [];
  for (const group of groupsOf(slices, recordsAtATime)) {
    parts.push(...(await Promise.all(group.map(read))));
  }
  // Never a type that a browser would rather show than save.
  return joinBlobs(parts, 'application/octet-stream');
}

/** All bytes of a download, as `storedBytes`. Rejects with a `Failure`, `storage`, where some are missing. */
export async function wholeFile(file: StoredDownload, totalBytes: number): Promise<Blob> {
  const blob = await storedBytes(file, { start: 0, end: totalBytes });
  if (blob.size === totalBytes) return blob;
  throw new Failure({ code: 'storage', detail: 'stored bytes are missing' });
}
