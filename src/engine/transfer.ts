import type { RemoteFile } from '../core/download.ts';
import { type Growth, grow, type Look, startGrowth } from '../core/growth.ts';
import { nextPiece, pieceSize } from '../core/plan.ts';
import { type ByteRange, lengthOf, subtract } from '../core/range.ts';
import { Belief } from './belief.ts';
import type { ChunkWriter } from './chunkWriter.ts';
import { Claims } from './claims.ts';
import { Connection } from './connection.ts';
import type { ConnectionBudget } from './connectionBudget.ts';
import type { Exchange } from './exchange.ts';
import type { Limits } from './limits.ts';
import { Pace } from './pace.ts';
import { type Member, Pool } from './pool.ts';
import type { Ports } from './ports.ts';
import type { Timings } from './timings.ts';
import { Changed, PlanAgain, type TransferHost } from './transferHost.ts';

/** What a transfer works with. */
export interface TransferOptions {
  readonly host: TransferHost;
  readonly ports: Ports;
  readonly timings: Timings;
  /** Most connections at a time, as wanted now. */
  readonly connections: () => number;
  readonly budget: ConnectionBudget;
  readonly limits: Limits;
  readonly signal: AbortSignal;
}

const tickMs = 25;

/**
 * Fetches what a download lacks, from the first request to the last byte stored. One run: it ends
 * when every byte is stored, or rejects with a `Failure`, or with the signal's reason.
 */
export class Transfer implements Exchange {
  readonly host: TransferHost;
  readonly ports: Ports;
  readonly timings: Timings;
  readonly belief = new Belief();
  readonly claims = new Claims();
  readonly writers = new Set<ChunkWriter>();
  readonly limits: Limits;
  askedTwice = false;
  endSettled = false;
  fromStart: Exchange['fromStart'] = 'no';
  readonly #wantedConnections: () => number;
  readonly #budget: ConnectionBudget;
  readonly #signal: AbortSignal;
  readonly #pace = new Pace();
  #receivedBytes = 0;
  #isGrowing = true;
  /** The quickest answer so far. */
  #headMs = Number.POSITIVE_INFINITY;

  constructor({ host, ports, timings, connections, budget, limits, signal }: TransferOptions) {
    this.limits = limits;
    this.#budget = budget;
    this.host = host;
    this.ports = ports;
    this.timings = timings;
    this.#wantedConnections = connections;
    this.#signal = signal;
  }

  async run(): Promise<void> {
    await this.#doubtSize();
    while (!this.#isComplete) {
      try {
        await this.#fetch();
      } catch (caught) {
        if (caught instanceof Changed) {
          await this.host.openRevision(null, caught.what);
          this.endSettled = false;
        } else if (caught instanceof PlanAgain) {
          await this.ports.clock.sleep(caught.afterMs, this.#signal);
        } else {
          throw caught;
        }
      }
      this.#signal.throwIfAborted();
    }
  }

  /**
   * Bytes lie behind the end that was told: it was that of other bytes, as where a body is encoded
   * and nobody says so.
   */
  async #doubtSize(): Promise<void> {
    const remote = this.#remote;
    const storedEnd = this.host.file.ranges.at(-1)?.end ?? 0;
    if (remote === null || storedEnd <= (remote.totalBytes ?? storedEnd)) return;
    await this.host.learn({ ...remote, totalBytes: null, totalProven: false }, []);
  }

  /** Commits what every connection has in hand, without waiting for it. */
  commit(): void {
    for (const writer of this.writers) writer.commit();
  }

  /** What is asked for and not stored yet; of a request without an end, what has come. */
  get inFlight(): readonly ByteRange[] {
    const { ranges } = this.host.file;
    return [...this.claims].flatMap(({ start, end, position }) =>
      subtract({ start, end: end === Number.POSITIVE_INFINITY ? position : end }, ranges),
    );
  }

  readonly nextPiece = (bytesPerSecond: number | null): ByteRange | null => {
    const totalBytes = this.#remote?.totalBytes ?? null;
    const { ranges } = this.host.file;
    const piece = nextPiece({
      totalBytes,
      stored: ranges,
      claimed: this.claims,
      pieceBytes: this.#pieceBytes(bytesPerSecond),
    });
    if (piece === null) return this.#endProbe ?? this.claims.relieve(this.ports.clock.now());
    if (this.#remote?.ranges === 'proven') return piece;
    return { start: piece.start, end: Number.POSITIVE_INFINITY };
  };

  /**
   * A size that was inferred, never told: a server that caps its answers would look complete. Only
   * a request at the supposed end shows whether there is more.
   */
  get #endProbe(): ByteRange | null {
    const remote = this.#remote;
    if (remote === null || remote.totalBytes === null || remote.totalProven) return null;
    if (remote.ranges !== 'proven' || this.endSettled || this.claims.size > 0) return null;
    return { start: remote.totalBytes, end: Number.POSITIVE_INFINITY };
  }

  readonly comesSoon = (piece: ByteRange, bytesPerSecond: number | null): number | null => {
    const { wholePieceBytes, soonMs } = this.timings;
    // Smaller pieces are those at the file's end, where others must be able to relieve it. While
    // connections are added, it must be seen how fast bytes come.
    const isWatched = this.#isGrowing || lengthOf(piece) < wholePieceBytes;
    if (this.#connections === 1 || isWatched || bytesPerSecond === null) return null;
    const afterMs = (1000 * lengthOf(piece)) / bytesPerSecond;
    return afterMs <= soonMs ? afterMs : null;
  };

  readonly received = (bytes: number): void => {
    this.#receivedBytes += bytes;
    this.limits.charge(bytes);
    this.host.received(bytes);
  };

  readonly answered = (afterMs: number): void => {
    this.#headMs = Math.min(this.#headMs, afterMs);
  };

  get #connections(): number {
    return this.#wantedConnections();
  }

  get #remote(): RemoteFile | null {
    return this.host.record.remote;
  }

  get openingBytes(): number {
    const { pieceBytes, leastPieceBytes } = this.timings;
    return this.limits.bytesPerSecond === Number.POSITIVE_INFINITY ? pieceBytes : leastPieceBytes;
  }

  /**
   * Firefox receives what it has asked for at full speed: under a limit little is asked at a time,
   * by all connections together.
   */
  get #mostPieceBytes(): number {
    const { pieceBytes, leastPieceBytes, limitedPieceMs } = this.timings;
    const inTime = (this.limits.bytesPerSecond * limitedPieceMs) / 1000 / (this.claims.size || 1);
    return Math.min(pieceBytes, Math.max(leastPieceBytes, Math.ceil(inTime)));
  }

  #pieceBytes(bytesPerSecond: number | null): number {
    const { wholePieceBytes } = this.timings;
    return pieceSize({
      connections: this.#connections,
      bytesPerSecond: bytesPerSecond ?? this.#pace.perConnection,
      lackingBytes: (this.#remote?.totalBytes ?? 0) - this.host.file.bytes,
      mostBytes:
        this.#connections === 1
          ? this.#mostPieceBytes
          : Math.min(this.#mostPieceBytes, wholePieceBytes),
    });
  }

  /** Pieces for several connections are those of a file whose end is known, and not in doubt. */
  get #canShare(): boolean {
    const remote = this.#remote;
    return remote?.ranges === 'proven' && remote.totalBytes !== null && this.fromStart !== 'wanted';
  }

  async #fetch(): Promise<void> {
    const work = (member: Member) => new Connection(this, member).run();
    const { record } = this.host;
    const seats = this.#budget.seatsAt(record.sources[0] ?? record.url);
    const pool = new Pool(work, this.#wantedConnections, seats, this.#signal);
    const ticking = new AbortController();
    this.#tick(pool, ticking.signal).catch(() => undefined); // Rejects when the pool has ended.
    try {
      await pool.run();
    } finally {
      ticking.abort();
    }
  }

  get #isComplete(): boolean {
    const remote = this.#remote;
    if (remote === null || remote.totalBytes === null) return false;
    return this.nextPiece(null) === null;
  }

  /** Commits what has waited long enough, and adds connections while they add throughput. */
  async #tick(pool: Pool, signal: AbortSignal): Promise<void> {
    const { clock } = this.ports;
    let growth: Growth | null = null;
    for (;;) {
      await clock.sleep(tickMs, signal);
      for (const writer of this.writers) writer.tick();
      this.#pace.look(clock.now(), this.#receivedBytes, pool.size);
      this.#isGrowing = !pool.isFull && (growth === null || clock.now() >= growth.heldUntilMs);
      if (pool.isFull || !this.#canShare) continue;
      if (growth === null) {
        // The first further connection also proves that the link can be asked again.
        pool.add();
        growth = startGrowth(this.#lookAt(pool));
        continue;
      }
      const step = grow(growth, this.#lookAt(pool));
      growth = step.growth;
      for (let added = 0; added < step.add; added += 1) pool.add();
    }
  }

  #lookAt(pool: Pool): Look {
    return {
      nowMs: this.ports.clock.now(),
      receivedBytes: this.#receivedBytes,
      connections: pool.size,
      headMs: this.#headMs,
    };
  }
}
