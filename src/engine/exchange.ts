import type { RemoteFile } from '../core/download.ts';
import type { ByteRange } from '../core/range.ts';
import type { Belief } from './belief.ts';
import type { ChunkWriter } from './chunkWriter.ts';
import type { Claims } from './claims.ts';
import type { Limits } from './limits.ts';
import type { Ports } from './ports.ts';
import type { Timings } from './timings.ts';
import type { TransferHost } from './transferHost.ts';

/** What the connections of one transfer share. */
export interface Exchange {
  readonly host: TransferHost;
  readonly ports: Ports;
  readonly timings: Timings;
  readonly belief: Belief;
  readonly claims: Claims;
  readonly writers: Set<ChunkWriter>;
  readonly limits: Limits;
  /** What an opening stream brings before it is tried whether the link can be asked again. */
  readonly openingBytes: number;
  /** The next piece for a connection of that speed, as far as is known; null where none is left. */
  nextPiece(bytesPerSecond: number | null): ByteRange | null;
  /** A second request was answered well: the link is good for more than one. */
  askedTwice: boolean;
  /** An inferred size was asked about, and no answer said more. */
  endSettled: boolean;
  /** An answer made no sense of what is stored: the file is asked for once from its first byte. */
  fromStart: 'no' | 'wanted' | 'asked';
  received(bytes: number): void;
  /** A request's head came after this time. */
  answered(afterMs: number): void;
  /**
   * After how many milliseconds a piece should be there at that speed, where that is so soon that
   * nothing is lost by taking it at once; else null.
   */
  comesSoon(piece: ByteRange, bytesPerSecond: number | null): number | null;
}

/** True for a piece that only asks whether there is more behind an inferred size. */
export function isEndProbe(piece: ByteRange, known: RemoteFile | null): boolean {
  return known !== null && !known.totalProven && piece.start === known.totalBytes;
}
