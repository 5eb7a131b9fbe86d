import { offerBlob } from '../platform/offerBlob.ts';
import { type StoredDownload, wholeFile } from './storedBytes.ts';

/** A stored file that is to be handed to the user. */
export interface FileToSave extends StoredDownload {
  readonly totalBytes: number;
  /** Safe to save under. */
  readonly name: string;
}

/** No disk copies slower than this, so the copy is over after that much time… */
const slowestCopyBytesPerSecond = 20e6;
/** …and this much more, for the browser to begin. */
const copyHeadStartMs = 10_000;

/**
 * Lets the browser download a file that is stored whole. Resolves when the browser was asked; how
 * the copy fares is not told to pages.
 *
 * @returns how long the copy may be running, in milliseconds
 * @throws Failure `storage` where bytes are missing
 */
export async function saveFile(file: FileToSave): Promise<number> {
  const blob = await wholeFile(file, file.totalBytes);
  const copyMs = copyHeadStartMs + (1000 * blob.size) / slowestCopyBytesPerSecond;
  offerBlob(blob, file.name, copyMs);
  return copyMs;
}
