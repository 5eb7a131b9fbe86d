import { parseContentLength } from '../core/contentLength.ts';
import { Failure } from '../core/errors.ts';
import { type ByteRange, lengthOf } from '../core/range.ts';
import { type Absorbed, type Absorption, absorb } from './absorb.ts';
import { ChunkWriter } from './chunkWriter.ts';
import type { Claim } from './claims.ts';
import type { Exchange } from './exchange.ts';
import type { ChunkKey, FreshBytes } from './ports.ts';
import type { Answer } from './requester.ts';
import type { StoredFile } from './storedFile.ts';
import { Changed, PlanAgain } from './transferHost.ts';

/** A piece that takes so much longer than expected is late. */
const lateAfter = 1.5;

/** Where a body ended. */
export type Ended = Extract<Absorbed, { kind: 'ended' }>;

/**
 * Puts the believed bodies of one connection into storage. The last piece may still be committed
 * while the next one is asked for. Where the bytes show that they cannot be the file's, everything
 * rejects with `PlanAgain` or `Changed`.
 */
export class Intake {
  readonly #exchange: Exchange;
  /** Resolves when the last piece is committed. */
  #trailing: Promise<unknown> = Promise.resolve();
  /** What that piece holds claimed until then. */
  #trailingClaim: Claim | null = null;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  /** True where a claim stands until its piece is committed, and is given up here. */
  holds(claim: Claim): boolean {
    return claim === this.#trailingClaim;
  }

  /** Resolves when the last piece is committed; rejects with what kept it from being so. */
  async finish(): Promise<void> {
    await this.#trailing;
  }

  /**
   * Takes a piece as one Blob. Its bytes go from the network to storage past this thread; it is
   * committed while the next piece is asked for. Nothing is had of it before its end.
   *
   * @param afterMs when it should be there
   */
  async takeAtOnce(answer: Answer, claim: Claim, afterMs: number): Promise<void> {
    const { host, ports, timings, received } = this.#exchange;
    const { file } = host;
    const sinceMs = ports.clock.now();
    claim.due = { sinceMs, atMs: sinceMs + lateAfter * afterMs };
    const body = await answer.blob(timings.wholePieceMs);
    const lengthBytes = lengthOfBody(answer);
    if (lengthBytes !== null && body.size !== lengthBytes) await this.#refuseRanges([]);
    // Whatever is sent beyond the promise, or was taken over by another connection, is dropped.
    const blob = body.size > lengthOf(claim) ? body.slice(0, lengthOf(claim)) : body;
    received(blob.size);
    claim.position = claim.start + blob.size;
    claim.due = null;
    if (blob.size === 0) throw new Failure({ code: 'unreachable' });
    const key = keyOf(file, claim.start, blob);
    const commit = () => this.#commit(file, key, blob, blob);
    await (this.#mayTrail(claim) ? this.#trail(claim, commit) : commit());
  }

  /**
   * Takes a body as it streams in, from offset `start` up to the end of the claim wherever that is
   * by then.
   */
  async takeStream(
    answer: Answer,
    { claim, start, settle, goOn }: Pick<Absorption, 'claim' | 'start' | 'settle' | 'goOn'>,
  ): Promise<Ended> {
    const { host, ports, timings, writers, received } = this.#exchange;
    const { file } = host;
    const committed: ChunkKey[] = [];
    const commit = async (at: number, parts: readonly Uint8Array<ArrayBuffer>[]) => {
      const bytes = new Blob([...parts]);
      const key = keyOf(file, at, bytes);
      await this.#commit(file, key, bytes, parts);
      committed.push(key);
    };
    const writer = new ChunkWriter(commit, ports.clock, timings);
    const finish = () => writer.flush().finally(() => writers.delete(writer));
    let trails = false;
    writers.add(writer);
    try {
      const outcome = await absorb({
        body: answer.body,
        start,
        lengthBytes: lengthOfBody(answer),
        claim,
        file,
        writer,
        received,
        settle,
        goOn,
      });
      if (outcome.kind === 'ended') {
        if (outcome.decoded && answer.verdict.kind === 'part') {
          await writer.flush();
          await this.#refuseRanges(committed);
        }
        trails = outcome.end === claim.end && this.#mayTrail(claim);
        return outcome;
      }
      // Bytes damaged on this side say nothing about the other one.
      if (await file.dropDamaged(outcome.at)) throw new PlanAgain();
      throw new Changed('bytes');
    } finally {
      answer.cancel();
      await (trails ? this.#trail(claim, finish) : finish());
    }
  }

  async #commit(file: StoredFile, key: ChunkKey, bytes: Blob, fresh: FreshBytes): Promise<void> {
    const { host, ports } = this.#exchange;
    const checksum = await ports.hashing.checksumOf(key, fresh);
    if (checksum === null) throw new Failure({ code: 'unreachable' });
    await ports.chunks.put(key, bytes, checksum);
    file.add(key);
    host.committed(key);
  }

  /** Not where what follows is compared with bytes that must be stored by then. */
  #mayTrail(claim: Claim): boolean {
    const { host, belief, timings } = this.#exchange;
    const known = host.record.remote;
    if (known === null || known.ranges !== 'proven' || !known.totalProven) return false;
    return !belief.mustCompare(known) && lengthOf(claim) <= timings.inHandBytes / 2;
  }

  /**
   * Lets a piece be committed while the next one is asked for. Its claim stands until then; pieces
   * are small enough for two of them to be in hand.
   */
  async #trail(claim: Claim, commit: () => Promise<unknown>): Promise<void> {
    await this.#trailing;
    this.#trailingClaim = claim;
    this.#trailing = commit().finally(() => {
      this.#trailingClaim = null;
      this.#exchange.claims.delete(claim);
    });
    this.#trailing.catch(() => undefined); // Met where it is waited for.
  }

  /** Offsets in an encoded body were those of other bytes: its chunks go, and no range is asked. */
  async #refuseRanges(written: readonly ChunkKey[]): Promise<never> {
    const { host } = this.#exchange;
    await host.withdraw(written);
    if (host.record.remote !== null) {
      const unknown = { totalBytes: null, totalProven: false, ranges: 'refused' } as const;
      await host.learn({ ...host.record.remote, ...unknown }, []);
    }
    throw new PlanAgain();
  }
}

function keyOf({ url, revision }: StoredFile, start: number, bytes: Blob): ChunkKey {
  return { url, revision, start, end: start + bytes.size };
}

/** Not where its header announces more than the piece: that may never come, nor the body's end. */
export function endsWith(answer: Answer, piece: ByteRange): boolean {
  const lengthBytes = lengthOfBody(answer);
  return lengthBytes === null || lengthBytes === lengthOf(piece);
}

/** What a body's own header says of its length; nothing where it is known to be encoded. */
function lengthOfBody({ header }: Answer): number | null {
  return header('content-encoding') === null ? parseContentLength(header('content-length')) : null;
}
