const mebibyte = 1024 * 1024;

/** Every amount and delay of the engine in one place, so that tests can shorten them. */
export interface Timings {
  /** Most that one request asks for once ranges are proven. */
  readonly pieceBytes: number;
  /** Under a speed limit all requests together ask for what comes in this time, but each no less than… */
  readonly limitedPieceMs: number;
  /** …this. */
  readonly leastPieceBytes: number;
  /** A piece of this size that is expected within `soonMs` is taken all at once… */
  readonly wholePieceBytes: number;
  readonly soonMs: number;
  /** …and given up after this time. */
  readonly wholePieceMs: number;
  /** A commit starts when this much is gathered. */
  readonly commitBytes: number;
  /** Most that a connection may hold that is not committed, writes under way included. */
  readonly inHandBytes: number;
  /** A commit starts after this time, given `smallCommitBytes`… */
  readonly commitAfterMs: number;
  readonly smallCommitBytes: number;
  /** …and after this time with anything at all. */
  readonly commitAnythingAfterMs: number;
  /** A read that brings nothing for this long ends its connection. */
  readonly stallMs: number;
  /** An answer whose head takes longer than this is given up. */
  readonly headMs: number;
  /** A fresh link that has not been checked by then is refused: the page waits for the answer. */
  readonly linkMs: number;
  /** An engine that has laid everything down goes on by itself after this time. */
  readonly laidDownMs: number;
  /** After this time a record is put again into a store that was emptied and refused it. */
  readonly restoreMs: number;
  /** How much is asked twice to compare bytes where no validator can be read. */
  readonly overlapBytes: number;
  /** Least time between two snapshots of the list: each has the page lay itself out and be drawn. */
  readonly snapshotMs: number;
}

export const defaultTimings: Timings = {
  pieceBytes: 16 * mebibyte,
  limitedPieceMs: 2_000,
  leastPieceBytes: 64 * 1024,
  wholePieceBytes: 6 * mebibyte,
  soonMs: 1_500,
  wholePieceMs: 6_000,
  commitBytes: 8 * mebibyte,
  inHandBytes: 16 * mebibyte,
  commitAfterMs: 2_000,
  smallCommitBytes: mebibyte / 2,
  commitAnythingAfterMs: 10_000,
  stallMs: 30_000,
  headMs: 90_000,
  linkMs: 15_000,
  laidDownMs: 30_000,
  restoreMs: 5_000,
  overlapBytes: 64 * 1024,
  snapshotMs: 200,
};
