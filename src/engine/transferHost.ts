import type { Digest } from '../core/digest.ts';
import type { DownloadRecord, RemoteFile } from '../core/download.ts';
import type { ChunkKey } from './ports.ts';
import type { StoredFile } from './storedFile.ts';

/** What of a remote file turned out to be another than before. */
export type ChangedWhat = 'size' | 'validator' | 'bytes';

/** What a transfer tells the download that it fetches for. */
export interface TransferHost {
  readonly record: DownloadRecord;
  readonly file: StoredFile;
  /** Several runs in a row brought nothing: a range may be what the server stumbles over. */
  readonly doubtsRanges: boolean;
  /** Persists what an answer told, before a byte of its body is stored. */
  learn(remote: RemoteFile, digests: readonly Digest[]): Promise<void>;
  /** Opens a new revision: the remote file is another one now. `file` is then the new one. */
  openRevision(remote: RemoteFile | null, what: ChangedWhat): Promise<void>;
  /** Bytes came off the network, stored or not. */
  received(bytes: number): void;
  committed(key: ChunkKey): void;
  /** Drops chunks that turned out not to be the file's, and what was verified with them. */
  withdraw(keys: readonly ChunkKey[]): Promise<void>;
}

/** Thrown by a connection when the plan no longer holds: plan again from what is stored now. */
export class PlanAgain extends Error {
  /** How long to wait first. */
  readonly afterMs: number;

  constructor(afterMs = 0) {
    super('plan again');
    this.afterMs = afterMs;
  }
}

/** Thrown by a connection that found the remote file changed: a new revision is to be fetched. */
export class Changed extends Error {
  readonly what: ChangedWhat;

  constructor(what: ChangedWhat) {
    super(what);
    this.what = what;
  }
}
