import { createHash } from 'node:crypto';
import { DIGEST_ALGORITHMS, type DigestAlgorithm, type KnownDigests } from './digestAlgorithms.ts';
import type { DiskFile } from './openFile.ts';

/** Hashed at once: it takes a moment. Larger files wait for one another. */
export const SMALL_BYTES = 8 * 1024 * 1024;
/** A millisecond of hashing, then others have a turn. */
const STEP_BYTES = 256 * 1024;
const MAX_REMEMBERED = 100_000;

/** One version of a file: a path, and a tag that changes with size, time and file. */
export type Version = Pick<DiskFile, 'path' | 'etag' | 'sizeBytes'>;

/** Digests of files, each computed once per version and remembered while the server runs. */
export interface Digests {
  /** What is known about this version. Computes nothing. */
  known(version: Version): KnownDigests;
  /**
   * Has these digests computed in the background, where they are not known yet. Resolves once they
   * are, or cannot be: the file changed or could not be read. Asked again, it tries again.
   */
  find(version: Version, algorithms: readonly DigestAlgorithm[]): Promise<void>;
  /** Ends the computing; what was asked for and is not known will not be. */
  close(): void;
}

interface Entry {
  readonly etag: string;
  readonly values: Partial<Record<DigestAlgorithm, string>>;
  readonly running: Map<DigestAlgorithm, Promise<void>>;
}

/** Starts with nothing known. `open` opens the file that lies at a path now. */
export function createDigests(open: (path: string) => Promise<DiskFile | null>): Digests {
  const remembered = new Map<string, Entry>();
  const closing = new AbortController();
  let queue: Promise<void> = Promise.resolve();

  function entryOf({ path, etag }: Version): Entry {
    const found = remembered.get(path);
    if (found?.etag === etag) return found;
    const entry: Entry = { etag, values: {}, running: new Map() };
    remembered.delete(path);
    remembered.set(path, entry);
    const oldest = remembered.keys().next().value;
    if (remembered.size > MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return entry;
  }

  async function compute(path: string, entry: Entry, algorithms: readonly DigestAlgorithm[]) {
    closing.signal.throwIfAborted();
    const file = await open(path);
    if (file === null) return;
    try {
      if (file.etag !== entry.etag) return;
      Object.assign(entry.values, await hashFile(file, algorithms, closing.signal));
    } finally {
      await file.close();
    }
  }

  function start(version: Version, entry: Entry, algorithms: readonly DigestAlgorithm[]): void {
    const run = () => compute(version.path, entry, algorithms);
    const job = (version.sizeBytes <= SMALL_BYTES ? run() : queue.then(run))
      // A digest is a courtesy: without it the file is served all the same.
      .catch(() => {})
      .finally(() => {
        for (const algorithm of algorithms) entry.running.delete(algorithm);
      });
    if (version.sizeBytes > SMALL_BYTES) queue = job;
    for (const algorithm of algorithms) entry.running.set(algorithm, job);
  }

  return {
    known({ path, etag }) {
      const entry = remembered.get(path);
      return entry?.etag === etag ? { ...entry.values } : {};
    },
    async find(version, algorithms) {
      const entry = entryOf(version);
      const missing = [...new Set(algorithms)].filter(
        (algorithm) => entry.values[algorithm] === undefined && !entry.running.has(algorithm),
      );
      if (missing.length > 0) start(version, entry, missing);
      await Promise.all(algorithms.map((algorithm) => entry.running.get(algorithm)));
    },
    close: () => closing.abort(),
  };
}

async function hashFile(
  file: DiskFile,
  algorithms: readonly DigestAlgorithm[],
  signal: AbortSignal,
): Promise<KnownDigests> {
  const hashes = algorithms.map((name) => [name, createHash(DIGEST_ALGORITHMS[name])] as const);
  const memory = Buffer.allocUnsafeSlow(Math.min(STEP_BYTES, file.sizeBytes));
  for (let position = 0; position < file.sizeBytes; position += STEP_BYTES) {
    signal.throwIfAborted();
    const bytes = memory.subarray(0, file.sizeBytes - position);
    await file.read(position, bytes);
    for (const [, hash] of hashes) hash.update(bytes);
  }
  return Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')]));
}
