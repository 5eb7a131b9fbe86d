import { createCipheriv, createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { basename } from 'node:path';

/** A file of random bytes and what it must hash to. */
export interface FixtureFile {
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  /** Lower-case hexadecimal. */
  readonly md5: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

const blockBytes = 4 * 1024 * 1024;

/** Bytes that do not repeat and do not compress, the same for the same seed (AES-CTR's key stream). */
export function* randomBlocks(seed: string, sizeBytes: number): Generator<Buffer> {
  const key = createHash('sha256').update(seed).digest();
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  const zeros = Buffer.alloc(blockBytes);
  for (let left = sizeBytes; left > 0; left -= blockBytes) {
    yield cipher.update(left < blockBytes ? zeros.subarray(0, left) : zeros);
  }
}

/** Writes a file of `sizeBytes` random bytes; the same seed and size give the same bytes. */
export async function makeFixtureFile(
  path: string,
  sizeBytes: number,
  seed: string,
): Promise<FixtureFile> {
  const md5 = createHash('md5');
  const sha256 = createHash('sha256');
  const file = createWriteStream(path);
  for (const block of randomBlocks(seed, sizeBytes)) {
    md5.update(block);
    sha256.update(block);
    if (!file.write(block)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
  return {
    path,
    name: basename(path),
    sizeBytes,
    md5: md5.digest('hex'),
    sha256: sha256.digest('hex'),
  };
}

/** SHA-256 of a file's bytes in lower-case hexadecimal. */
export function sha256OfFile(path: string): Promise<string> {
  return digestOfFile('sha256', path);
}

/** MD5 of a file's bytes in lower-case hexadecimal. */
export function md5OfFile(path: string): Promise<string> {
  return digestOfFile('md5', path);
}

async function digestOfFile(algorithm: string, path: string): Promise<string> {
  const hash = createHash(algorithm);
  for await (const block of createReadStream(path, { highWaterMark: blockBytes })) {
    hash.update(block as Buffer);
  }
  return hash.digest('hex');
}
