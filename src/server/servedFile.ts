import type { Validators } from './conditions.ts';
import type { DigestAlgorithm, KnownDigests } from './digestAlgorithms.ts';

/** One version of a file, held open: whatever it reads belongs to that version. */
export interface ServedFile extends Validators {
  readonly name: string;
  readonly sizeBytes: number;
  readonly digests: KnownDigests;
  /**
   * Fills `bytes` with those at `position`. Rejects with `FileChangedError` where the file is no
   * longer the version that was opened.
   */
  read(position: number, bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** An open file whose digests nobody asks for. */
export type SendableFile = Omit<ServedFile, 'digests'>;

export type Opened =
  | { readonly kind: 'file'; readonly file: ServedFile }
  | { readonly kind: 'folder' | Refusal };

/** Why nothing of that path can be had: there is nothing to serve, or the system keeps it closed. */
export type Refusal = 'missing' | 'forbidden';

export const STATUS_OF = { missing: 404, forbidden: 403 } as const satisfies Record<
  Refusal,
  number
>;

export interface FileEntry {
  readonly name: string;
  readonly sizeBytes: number;
  readonly lastModifiedMs: number;
  readonly digests: KnownDigests;
}

export interface FolderContent {
  readonly folders: readonly string[];
  readonly files: readonly FileEntry[];
}

/** A place that files are served from: a folder, or the built-in samples. */
export interface Shelf {
  /** Opens a file, with those of its digests that are known; these are sought where they are not. */
  open(path: readonly string[], algorithms: readonly DigestAlgorithm[]): Promise<Opened>;
  list(path: readonly string[]): Promise<FolderContent | Refusal>;
  /** Has the digests of all files in a folder computed; resolves once all are known or given up. */
  findDigests(path: readonly string[], algorithm: DigestAlgorithm): Promise<void>;
  /** Ends the work that still goes on in the background. */
  close(): void;
}

/** The file was written to or cut while it was read. */
export class FileChangedError extends Error {
  override readonly name = 'FileChangedError';
}
