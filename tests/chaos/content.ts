import { createHash } from 'node:crypto';
import { randomBlocks } from '../support/fixtureFile.ts';

/** One version of a seed's file. */
export interface Content {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly lastModified: string;
  /** Lower-case hexadecimal. */
  readonly md5: string;
  readonly sha256: string;
  readonly contentMd5: string;
}

export function makeContent(seed: number, version: 1 | 2, sizeBytes: number): Content {
  const bytes = Buffer.concat([...randomBlocks(`chaos ${seed} ${version}`, sizeBytes)]);
  const md5 = createHash('md5').update(bytes).digest();
  return {
    bytes,
    etag: `"${seed}-${version}"`,
    lastModified: new Date(Date.UTC(2024, 0, version, 12)).toUTCString(),
    md5: md5.toString('hex'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    contentMd5: md5.toString('base64'),
  };
}
