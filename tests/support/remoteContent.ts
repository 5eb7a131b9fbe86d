import { createHash } from 'node:crypto';
import { randomBlocks } from './fixtureFile.ts';
import type { ScriptedAnswer, ServedRequest } from './programmableServer.ts';

/** A file that is only in memory, with what a good server tells about it. */
export interface RemoteContent {
  readonly bytes: Buffer;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly etag: string;
  readonly lastModified: string;
}

/** Random bytes: the same for the same seed and size. */
export function remoteContent(seed: string, sizeBytes: number): RemoteContent {
  return contentOf(Buffer.concat([...randomBlocks(`wire ${seed}`, sizeBytes)]));
}

/** What a good server tells about these bytes. */
export function contentOf(bytes: Buffer): RemoteContent {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const day = (bytes[0] ?? 0) % 28;
  return {
    bytes,
    sha256,
    etag: `"${sha256.slice(0, 16)}"`,
    lastModified: new Date(Date.UTC(2026, 0, 1 + day, 12)).toUTCString(),
  };
}

/** Which validators a server sends. */
export type Validators = 'both' | 'etag' | 'last-modified' | 'none';

/** The answer of a server that does everything right, to be spoilt by a test. */
export function goodAnswer(
  content: RemoteContent,
  { range }: Pick<ServedRequest, 'range'>,
  validators: Validators = 'both',
): ScriptedAnswer & { readonly headers: Record<string, string | number>; readonly body: Buffer } {
  const { bytes } = content;
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  const headers: Record<string, string | number> = {
    'Content-Type': 'application/octet-stream',
    'Accept-Ranges': 'bytes',
  };
  if (validators === 'both' || validators === 'etag') headers['ETag'] = content.etag;
  if (validators === 'both' || validators === 'last-modified') {
    headers['Last-Modified'] = content.lastModified;
  }
  if (first === undefined) {
    return { status: 200, headers: { ...headers, 'Content-Length': bytes.length }, body: bytes };
  }
  const start = Number(first);
  const end = Math.min(last ? Number(last) + 1 : bytes.length, bytes.length);
  if (start >= bytes.length) {
    const unsatisfied = { 'Content-Range': `bytes */${bytes.length}`, 'Content-Length': 0 };
    return { status: 416, headers: { ...headers, ...unsatisfied }, body: Buffer.alloc(0) };
  }
  return {
    status: 206,
    headers: {
      ...headers,
      'Content-Range': `bytes ${start}-${end - 1}/${bytes.length}`,
      'Content-Length': end - start,
    },
    body: bytes.subarray(start, end),
  };
}

/** The same answer with some headers changed, or, where undefined, left out. */
export function withHeaders<Answer extends ScriptedAnswer>(
  answer: Answer,
  changed: Readonly<Record<string, string | number | undefined>>,
): Answer {
  const merged = { ...answer.headers, ...changed };
  const headers = Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== undefined),
  );
  return { ...answer, headers };
}
