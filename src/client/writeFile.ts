import { Failure } from '../core/errors.ts';
import type { NotWritten } from '../core/protocol.ts';
import { readBlob } from '../platform/blobReader.ts';
import { notWritten } from '../platform/notWritten.ts';
import { type StoredDownload, wholeFile } from './storedBytes.ts';

/** A file of the user's choice that a download is to be written to. */
export interface FileTarget {
  readonly handle: FileSystemFileHandle;
  /** Told after each step how many bytes were written so far. */
  readonly onWritten: (bytes: number) => void;
}

/** What is in memory at a time. */
const stepBytes = 8 * 1024 * 1024;

/**
 * Writes a file that is stored whole to a file of the user's choice, and looks whether all of it is
 * there. Never rejects.
 *
 * @returns null where the whole file was written; else why not: the stored bytes are as they were
 */
export async function writeFile(
  file: StoredDownload & { readonly totalBytes: number },
  { handle, onWritten }: FileTarget,
): Promise<NotWritten | null> {
  const { totalBytes } = file;
  try {
    const blob = await wholeFile(file, totalBytes);
    await writeInSteps(blob, await handle.createWritable(), onWritten);
    const { size } = await handle.getFile();
    if (size === totalBytes) return null;
    const detail = `${size} of ${totalBytes} bytes arrived`;
    return { code: 'not-written', why: 'place', detail };
  } catch (caught) {
    if (caught instanceof Failure) return { code: 'not-written', why: 'bytes', detail: '' };
    return notWritten(caught);
  }
}

/** Rejects as the stream does, or with a `Failure` where the Blob cannot be read; nothing stands then. */
async function writeInSteps(
  blob: Blob,
  stream: FileSystemWritableFileStream,
  onWritten: (bytes: number) => void,
): Promise<void> {
  try {
    for (let start = 0; start < blob.size; start += stepBytes) {
      const bytes = await readBlob(blob, start, start + stepBytes);
      await stream.write(bytes);
      onWritten(start + bytes.byteLength);
    }
    await stream.close();
  } catch (caught) {
    await stream.abort().catch(() => undefined); // A stream that has failed is closed already.
    throw caught;
  }
}
