import { type ByteRange, lengthOf } from '../core/range.ts';

/** Less than this is not worth a request of its own. */
const leastReliefBytes = 512 * 1024;

/** A segment that one connection is fetching. Its end moves when another relieves it. */
export interface Claim extends ByteRange {
  end: number;
  /** How far its bytes have come. */
  position: number;
}

/** The segments that are being fetched. No byte is claimed twice. */
export class Claims implements Iterable<Claim> {
  readonly #claims = new Set<Claim>();

  [Symbol.iterator](): Iterator<Claim> {
    return this.#claims[Symbol.iterator]();
  }

  get size(): number {
    return this.#claims.size;
  }

  add({ start, end }: ByteRange): Claim {
    const claim = { start, end, position: start };
    this.#claims.add(claim);
    return claim;
  }

  delete(claim: Claim): void {
    this.#claims.delete(claim);
  }

  /**
   * Relieves the connection that has most before it: the second half of what it lacks becomes a
   * piece of its own, so that at the end of a file all connections end together. Null where
   * nobody has enough left.
   */
  relieve(): ByteRange | null {
    let slowest: Claim | null = null;
    for (const claim of this.#claims) {
      if (claim.end === Number.POSITIVE_INFINITY) continue;
      if (slowest === null || remaining(claim) > remaining(slowest)) slowest = claim;
    }
    if (slowest === null || remaining(slowest) < 2 * leastReliefBytes) return null;
    const middle = slowest.end - Math.floor(remaining(slowest) / 2);
    const piece = { start: middle, end: slowest.end };
    slowest.end = middle;
    return piece;
  }
}

function remaining(claim: Claim): number {
  return lengthOf({ start: claim.position, end: claim.end });
}
