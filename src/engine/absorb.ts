import { subtract } from '../core/range.ts';
import type { ChunkWriter } from './chunkWriter.ts';
import type { Claim } from './claims.ts';
import type { StoredFile } from './storedFile.ts';

/** A body on its way into storage. */
export interface Absorption {
  readonly body: AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** Offset in the file of the body's first byte. */
  readonly start: number;
  /** Its length by its own header; null where that was not told. */
  readonly lengthBytes: number | null;
  /** What the body is read for. Its end is where to stop, whatever else the server sends. */
  readonly claim: Claim;
  readonly file: StoredFile;
  readonly writer: ChunkWriter;
  readonly received: (bytes: number) => void;
  /** Waits until what was received is within the speed limits. */
  readonly settle: () => Promise<void>;
  /** Asked at the claim's end: true where the claim has a farther end by now. */
  readonly goOn: () => Promise<boolean>;
}

/** How it ended: at offset `end`, or at a byte that differs from the stored one. */
export type Absorbed =
  /** `decoded`: it was not as long as its header said, so the browser has unpacked it. */
  | { readonly kind: 'ended'; readonly end: number; readonly decoded: boolean }
  | { readonly kind: 'differs'; readonly at: number };

/**
 * Reads a body to its end or to the claim's: bytes that are missing go to the writer, bytes that
 * are stored already are compared with it. Nothing is written behind a byte that differs.
 *
 * CORS may hide a Content-Encoding, but not that more bytes come than were announced, or that a
 * body ends well with fewer: browsers fail on either where nothing is encoded.
 */
export async function absorb(absorption: Absorption): Promise<Absorbed> {
  const { claim, received, settle, goOn, lengthBytes } = absorption;
  let offset = absorption.start;
  let bodyBytes = 0;
  let enough = false;
  for await (const part of absorption.body) {
    bodyBytes += part.byteLength;
    const isLonger = lengthBytes !== null && bodyBytes > lengthBytes;
    if (isLonger && claim.end !== Number.POSITIVE_INFINITY) {
      return { kind: 'ended', end: offset, decoded: true };
    }
    let rest = part;
    while (rest.byteLength > 0 && !enough) {
      const bytes = rest.subarray(0, Math.max(0, claim.end - offset));
      rest = rest.subarray(bytes.byteLength);
      const start = offset;
      offset += bytes.byteLength;
      // They are here: whoever relieves this connection meanwhile takes what lies behind them.
      claim.position = offset;
      const differing = await take(absorption, start, bytes);
      if (differing !== null) return { kind: 'differs', at: differing };
      received(offset - start);
      if (offset < claim.end || (await goOn())) continue;
      // At the announced length the end of the body is due: read on to see that it is the end.
      enough = bodyBytes === lengthBytes;
      if (!enough) return { kind: 'ended', end: offset, decoded: false };
    }
    await settle();
  }
  const decoded = lengthBytes !== null && bodyBytes !== lengthBytes;
  return { kind: 'ended', end: offset, decoded };
}

/**
 * Writes what is missing of these bytes and compares the others; the first place that differs. What
 * was written is the writer's: it is not looked at any more.
 */
async function take(
  { file, writer }: Absorption,
  start: number,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<number | null> {
  const end = start + bytes.byteLength;
  let position = start;
  for (const hole of subtract({ start, end }, file.ranges)) {
    const stored = bytes.subarray(position - start, hole.start - start);
    if (!(await sameBytes(file, position, stored))) return position;
    await writer.write(hole.start, bytes.subarray(hole.start - start, hole.end - start));
    position = hole.end;
  }
  if (position === end) return null;
  return (await sameBytes(file, position, bytes.subarray(position - start))) ? null : position;
}

/** True where the stored bytes from `start` are these; also where they turn out to be missing. */
async function sameBytes(file: StoredFile, start: number, bytes: Uint8Array): Promise<boolean> {
  if (bytes.byteLength === 0) return true;
  const stored = await file.read(start, start + bytes.byteLength);
  return stored === null || bytes.every((byte, index) => byte === stored[index]);
}
