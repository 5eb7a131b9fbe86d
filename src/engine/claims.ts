import { type ByteRange, lengthOf } from '../core/range.ts';

/** Less than this is not worth a request of its own. */
const leastReliefBytes = 512 * 1024;

/** A segment that one connection is fetching. Its end moves when another relieves it. */
export interface Claim extends ByteRange {
  end: number;
  /** How far its bytes have come. */
  position: number;
  /** Where they come all at once, and nothing is seen of them before: when they should be there. */
  due: { readonly sinceMs: number; readonly atMs: number } | null;
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
    const claim: Claim = { start, end, position: start, due: null };
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
  relieve(nowMs: number): ByteRange | null {
    let slowest: Claim | null = null;
    for (const claim of this.#claims) {
      if (claim.end === Number.POSITIVE_INFINITY) continue;
      if (slowest === null || remaining(claim, nowMs) > remaining(slowest, nowMs)) slowest = claim;
    }
    if (slowest === null || remaining(slowest, nowMs) < 2 * leastReliefBytes) return null;
    const middle = slowest.end - Math.floor(remaining(slowest, nowMs) / 2);
    const piece = { start: middle, end: slowest.end };
    slowest.end = middle;
    return piece;
  }
}

/** What has not come yet; of what comes all at once, as far as its time tells. Late is as if not. */
function remaining({ position, end, due }: Claim, nowMs: number): number {
  const lacking = lengthOf({ start: position, end });
  if (due === null || nowMs >= due.atMs) return lacking;
  return Math.ceil((lacking * (due.atMs - nowMs)) / (due.atMs - due.sinceMs));
}
