import { type ByteRange, holesOf, union } from './range.ts';

/** What a planner must know of a download to give a connection its next piece. */
export interface PieceRequest {
  readonly totalBytes: number | null;
  /** Bytes in storage. */
  readonly stored: Iterable<ByteRange>;
  /** Segments that other connections are fetching. */
  readonly claimed: Iterable<ByteRange>;
  /** How much one request may ask for. */
  readonly pieceBytes: number;
}

/**
 * The next piece to fetch: the front of the earliest hole that nobody is fetching, so that the
 * stored bytes stay nearly contiguous and the verifier keeps up. Null when none is left. With an
 * unknown size the piece is open-ended (`end` is `Infinity`).
 */
export function nextPiece(request: PieceRequest): ByteRange | null {
  const [hole] = holesOf([...request.stored, ...request.claimed], request.totalBytes);
  if (hole === undefined) return null;
  if (hole.end === Number.POSITIVE_INFINITY) return hole;
  return { start: hole.start, end: Math.min(hole.end, hole.start + request.pieceBytes) };
}

const leastPieceBytes = 1024 * 1024;
/** How long the request for a piece should take. */
const pieceSeconds = 3;

/**
 * How much a connection should ask for: what it gets in a few seconds, and towards the end of the
 * file ever less, so that all connections end together. A lone connection has nobody to wait for,
 * and asks for as much as it may.
 */
export function pieceSize(pace: {
  readonly connections: number;
  /** Of the one that asks. */
  readonly bytesPerSecond: number;
  readonly lackingBytes: number;
  readonly mostBytes: number;
}): number {
  const { connections, bytesPerSecond, lackingBytes, mostBytes } = pace;
  if (connections === 1) return mostBytes;
  const bySpeed = pieceSeconds * bytesPerSecond;
  const byShare = lackingBytes / (2 * connections);
  const wanted = Math.max(leastPieceBytes, Math.min(bySpeed, byShare));
  return Math.min(mostBytes, Math.ceil(wanted));
}

/** Where the overlap window before a piece starts: up to `windowBytes` of stored bytes. */
export function overlapStart(
  piece: ByteRange,
  stored: Iterable<ByteRange>,
  windowBytes: number,
): number {
  const before = union(stored).find(
    (range) => range.start < piece.start && range.end >= piece.start,
  );
  return before === undefined ? piece.start : Math.max(before.start, piece.start - windowBytes);
}

/**
 * A piece and stored bytes next to it, to compare: those before it, else those behind it. The piece
 * itself where there are none.
 */
export function withOverlap(
  piece: ByteRange,
  stored: Iterable<ByteRange>,
  windowBytes: number,
): ByteRange {
  const ranges = union(stored);
  const start = overlapStart(piece, ranges, windowBytes);
  if (start < piece.start) return { start, end: piece.end };
  const behind = ranges.find((range) => range.start <= piece.end && range.end > piece.end);
  const end = behind === undefined ? piece.end : Math.min(behind.end, piece.end + windowBytes);
  return { start: piece.start, end };
}

/** A stretch of a stored chunk that a file is assembled from. */
export interface Slice<Key extends ByteRange> {
  readonly key: Key;
  /** Offsets in the file; `start - key.start` is the offset in the chunk. */
  readonly start: number;
  readonly end: number;
}

/**
 * Lays stored chunks end to end over the bytes `start` to `end` of a file. Chunks may overlap (an
 * engine that was replaced in the middle of a write, a piece cut short): each byte is taken once,
 * from the chunk that reaches farthest. Null where a byte is missing.
 */
export function layOut<Key extends ByteRange>(
  keys: Iterable<Key>,
  { start, end }: ByteRange,
): readonly Slice<Key>[] | null {
  const slices: Slice<Key>[] = [];
  let position = start;
  let best: Key | null = null;
  for (const key of [...keys].sort((a, b) => a.start - b.start)) {
    if (best !== null && key.start > position) {
      slices.push({ key: best, start: position, end: Math.min(best.end, end) });
      position = best.end;
      best = null;
    }
    if (position >= end) break;
    if (key.start > position) return null;
    if (key.end > position && (best === null || key.end > best.end)) best = key;
  }
  if (best !== null && position < end) {
    slices.push({ key: best, start: position, end: Math.min(best.end, end) });
    position = best.end;
  }
  return position >= end ? slices : null;
}
