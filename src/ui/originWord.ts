import type { DigestOrigin } from '../engine.ts';

/** The header field that a server told a digest in; null where it came another way. */
export function originHeader(origin: DigestOrigin): string | null {
  switch (origin) {
    case 'user':
    case 'link':
    case 'checksum-file':
      return null;
    case 'repr-digest':
      return 'Repr-Digest';
    case 'content-md5':
      return 'Content-MD5';
    case 'digest':
      return 'Digest';
    case 'x-goog-hash':
    case 'x-ms-blob-content-md5':
      return origin;
    default:
      return origin satisfies never;
  }
}

/** Who gave a digest, as far as a reader needs to tell them apart; the messages select by it. */
export function originWord(origin: DigestOrigin): 'user' | 'link' | 'file' | 'server' {
  switch (origin) {
    case 'user':
    case 'link':
      return origin;
    case 'checksum-file':
      return 'file';
    default:
      return 'server';
  }
}
