import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { SendableFile } from './servedFile.ts';

const zip = promisify(gzip);

/** By the entity tag of what was compressed: the app's few files, each once a version. */
const known = new Map<string, Promise<Uint8Array>>();

/**
 * The same file as gzip makes it, with an entity tag of its own (RFC 9110, section 8.8.3.3). Takes
 * the file over. For files that are small and read often: it is held in memory from then on.
 */
export async function gzipped(file: SendableFile): Promise<SendableFile> {
  const zipped = await zippedBytes(file);
  return {
    ...file,
    sizeBytes: zipped.length,
    etag: `${file.etag.slice(0, -1)}-gzip"`,
    read: async (position, bytes) => {
      bytes.set(zipped.subarray(position, position + bytes.length));
    },
  };
}

async function zippedBytes(file: SendableFile): Promise<Uint8Array> {
  const made = known.get(file.etag) ?? zipWhole(file);
  known.set(file.etag, made);
  try {
    return await made;
  } catch (error) {
    known.delete(file.etag);
    await file.close();
    throw error;
  }
}

async function zipWhole(file: SendableFile): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.sizeBytes);
  await file.read(0, bytes);
  return zip(bytes);
}
