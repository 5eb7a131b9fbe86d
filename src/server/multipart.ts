import type { ByteRange } from './range.ts';

/** A body that is made of literal bytes and of ranges of a file, in this order. */
export type BodyPart = Uint8Array | ByteRange;

/** An answer with several ranges of one file. */
export interface Multipart {
  /** The Content-Type of the answer. */
  readonly type: string;
  readonly lengthBytes: number;
  readonly parts: readonly BodyPart[];
}

/**
 * Several ranges of a file as `multipart/byteranges` (RFC 9110, section 14.6).
 *
 * @param type the file's own, which goes with every part
 * @param boundary what separates the parts: a line that the file must not contain
 */
export function multipartByteranges(
  ranges: readonly ByteRange[],
  sizeBytes: number,
  type: string,
  boundary: string,
): Multipart {
  const parts = ranges.flatMap(({ start, end }, index) => {
    const head = [
      `${index === 0 ? '' : '\r\n'}--${boundary}`,
      `Content-Type: ${type}`,
      `Content-Range: bytes ${start}-${end - 1}/${sizeBytes}`,
      '\r\n',
    ].join('\r\n');
    return [Buffer.from(head), { start, end }];
  });
  parts.push(Buffer.from(`\r\n--${boundary}--\r\n`));
  return {
    type: `multipart/byteranges; boundary=${boundary}`,
    lengthBytes: parts.reduce((sum, part) => sum + lengthOf(part), 0),
    parts,
  };
}

function lengthOf(part: BodyPart): number {
  return 'end' in part ? part.end - part.start : part.length;
}
