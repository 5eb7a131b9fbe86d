import type { Asked } from '../core/answer.ts';
import { withOverlap } from '../core/plan.ts';
import type { Claim } from './claims.ts';
import { type Exchange, isEndProbe } from './exchange.ts';
import { type Answer, Requester } from './requester.ts';

/** Asks on behalf of one connection: for which bytes, and of which source. */
export class Asker {
  readonly #exchange: Exchange;
  readonly #signal: AbortSignal;
  readonly #requester: Requester;

  constructor(exchange: Exchange, signal: AbortSignal) {
    this.#exchange = exchange;
    this.#signal = signal;
    const { ports, timings, host } = exchange;
    this.#requester = new Requester(ports, timings, signal, host.doubtsRanges);
  }

  /**
   * What to ask for to have a claim's bytes, as far as is known of the server and of the file by
   * now. The claim then reaches over stored bytes behind them that are asked for to be compared.
   */
  askedFor(claim: Claim): Asked {
    const { host, belief, timings, fromStart } = this.#exchange;
    const known = host.record.remote;
    if (known?.ranges === 'refused') return { kind: 'whole' };
    if (fromStart === 'wanted') return { kind: 'range', start: 0, end: Number.POSITIVE_INFINITY };
    // Bytes are stored, and no validator could show that the file is another one by now.
    const mustCompare = known !== null && host.file.bytes > 0 && belief.mustCompare(known);
    if (!mustCompare || isEndProbe(claim, known)) {
      return { kind: 'range', start: claim.start, end: claim.end };
    }
    const range = withOverlap(claim, host.file.ranges, timings.overlapBytes);
    claim.end = range.end;
    return { kind: 'range', ...range };
  }

  /**
   * Asks the first source; where that fails, the place where its redirects once ended. Rejects with
   * a `Failure` where neither answers.
   */
  async ask(asked: Asked): Promise<Answer> {
    const { clock } = this.#exchange.ports;
    const sinceMs = clock.now();
    const answer = await this.#askSources(asked);
    this.#exchange.answered(clock.now() - sinceMs);
    return answer;
  }

  async #askSources(asked: Asked): Promise<Answer> {
    const { record } = this.#exchange.host;
    const known = record.remote;
    const source = record.sources[0] ?? record.url;
    let answer: Answer | null = null;
    let failure: unknown = null;
    try {
      answer = await this.#requester.ask(source, asked, known);
      if (answer.verdict.kind !== 'refused') return answer;
    } catch (caught) {
      failure = caught;
    }
    const fallback = known?.finalUrl ?? source;
    if (fallback !== source && !this.#signal.aborted) {
      const second = await this.#requester.ask(fallback, asked, known).catch(() => null);
      if (second !== null && second.verdict.kind !== 'refused') {
        answer?.cancel();
        return second;
      }
      second?.cancel();
    }
    if (answer === null) throw failure;
    return answer;
  }
}
