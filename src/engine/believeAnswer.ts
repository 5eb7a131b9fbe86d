import type { Digest } from '../core/digest.ts';
import { digestsFromHeaders } from '../core/digestHeaders.ts';
import type { RemoteFile } from '../core/download.ts';
import { withOverlap } from '../core/plan.ts';
import type { ByteRange } from '../core/range.ts';
import { mergeRemote } from '../core/remoteFile.ts';
import { dateGrainMs } from './belief.ts';
import type { Exchange } from './exchange.ts';
import type { Answer } from './requester.ts';
import { Changed, PlanAgain } from './transferHost.ts';

/**
 * Compares an answer with what is known, and learns from it; throws `PlanAgain` or `Changed` when it
 * cannot be used. A whole answer of a changed file is the new revision already; a part of one is not.
 */
export async function believeAnswer(
  exchange: Exchange,
  answer: Answer,
  piece: ByteRange,
  seen: RemoteFile,
): Promise<void> {
  const { host, belief } = exchange;
  const known = host.record.remote;
  if (known === null) {
    await host.learn(seen, digestsOf(answer, seen));
    return;
  }
  const judgement = belief.judge(known, seen, compares(exchange, answer, piece));
  if (typeof judgement === 'object') {
    answer.cancel();
    await host.learn({ ...known, noise: judgement }, []);
    throw new PlanAgain();
  }
  switch (judgement) {
    case 'same':
      await host.learn(mergeRemote(known, seen), digestsOf(answer, seen));
      return;
    case 'ask-again':
    case 'ask-again-later':
      answer.cancel();
      throw new PlanAgain(judgement === 'ask-again-later' ? dateGrainMs : 0);
    case 'size-changed':
    case 'validator-changed': {
      const what = judgement === 'size-changed' ? 'size' : 'validator';
      if (answer.verdict.kind === 'whole') {
        await host.openRevision(seen, what);
        return;
      }
      answer.cancel();
      throw new Changed(what);
    }
    default:
      return judgement satisfies never;
  }
}

/** True where an answer brings stored bytes to compare, or where there are none next to the piece. */
export function compares(
  exchange: Exchange,
  { asked, verdict }: Answer,
  piece: ByteRange,
): boolean {
  const { host, timings } = exchange;
  if (asked.kind === 'whole' || verdict.kind === 'whole') return true;
  const wanted = withOverlap(piece, host.file.ranges, timings.overlapBytes);
  if (wanted.start < piece.start) return asked.start < piece.start;
  return wanted.end === piece.end || asked.end > piece.end;
}

function digestsOf(answer: Answer, seen: RemoteFile): readonly Digest[] {
  const { verdict } = answer;
  const partial = verdict.kind === 'part';
  const partCoversWhole = partial && verdict.start === 0 && verdict.end === seen.totalBytes;
  return digestsFromHeaders(answer.header, { partial, partCoversWhole });
}
