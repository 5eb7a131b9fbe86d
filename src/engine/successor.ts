import type { ByteRange } from '../core/range.ts';
import type { Asker } from './asker.ts';
import { compares } from './believeAnswer.ts';
import type { Claim, Claims } from './claims.ts';
import type { Exchange } from './exchange.ts';
import type { Answer } from './requester.ts';

/** A piece to fetch, with the answer that brings it where that was asked for already. */
export interface Assignment {
  readonly claim: Claim;
  readonly answer: Answer | null;
}

/** How often it is looked whether another connection was served. */
const lookMs = 50;

/**
 * Asks for what follows while the opening stream waits: only an answer to a second request proves
 * that the link is good for more than one. Null where no such answer came; `needless` once another
 * connection was served, or where nothing is left to ask for. While others have all that follows,
 * and no answer yet, it waits: theirs may fail, and the opening stream be the only one. Rejects with
 * the signal's reason.
 *
 * @param bytesPerSecond how fast this connection's last piece came, as far as is known
 */
export async function findSuccessor(
  exchange: Exchange,
  asker: Asker,
  bytesPerSecond: number | null,
  signal: AbortSignal,
): Promise<Assignment | 'needless' | null> {
  for (;;) {
    if (exchange.askedTwice) return 'needless';
    const piece = exchange.nextPiece(bytesPerSecond);
    if (piece !== null) {
      const found = await tryPiece(exchange, asker, piece);
      return found === null && exchange.askedTwice ? 'needless' : found;
    }
    // With nobody else at work, all that follows is stored already.
    if (exchange.claims.size === 1) return 'needless';
    await exchange.ports.clock.sleep(lookMs, signal);
  }
}

/** Drops an assignment that will not be worked on: its piece is for others to take. */
export function giveBack({ claim, answer }: Assignment, claims: Claims): void {
  answer?.cancel();
  claims.delete(claim);
}

async function tryPiece(
  exchange: Exchange,
  asker: Asker,
  piece: ByteRange,
): Promise<Assignment | null> {
  const { belief, claims, host } = exchange;
  const known = host.record.remote;
  if (known === null) return null;
  const claim = claims.add(piece);
  const answer = await asker.ask(asker.askedFor(claim)).catch(() => null);
  if (
    answer?.verdict.kind === 'part' &&
    belief.judge(known, answer.verdict.remote, compares(exchange, answer, piece)) === 'same'
  ) {
    return { claim, answer };
  }
  giveBack({ claim, answer }, claims);
  return null;
}
