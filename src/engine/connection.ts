import type { Asked } from '../core/answer.ts';
import type { RemoteFile } from '../core/download.ts';
import { Failure } from '../core/errors.ts';
import { type ByteRange, subtract } from '../core/range.ts';
import { Asker } from './asker.ts';
import { believeAnswer } from './believeAnswer.ts';
import type { Claim } from './claims.ts';
import { type Exchange, isEndProbe } from './exchange.ts';
import { endsWith, Intake } from './intake.ts';
import type { Member } from './pool.ts';
import type { Answer } from './requester.ts';
import { saysNoMore, settleByLength, settleEnd, settlePastEnd, stumbles } from './settleEnd.ts';
import { type Assignment, findSuccessor, giveBack } from './successor.ts';
import { PlanAgain } from './transferHost.ts';

/** One connection: takes piece after piece, asks, judges, stores, until none is left to take. */
export class Connection {
  readonly #exchange: Exchange;
  readonly #member: Member;
  readonly #asker: Asker;
  readonly #intake: Intake;
  /** How fast its last piece came, its request included. */
  #bytesPerSecond: number | null = null;

  constructor(exchange: Exchange, member: Member) {
    this.#exchange = exchange;
    this.#member = member;
    this.#asker = new Asker(exchange, member.signal);
    this.#intake = new Intake(exchange);
  }

  /** Rejects with a `Failure`, with `PlanAgain` or `Changed`, or with the signal's reason. */
  async run(): Promise<void> {
    try {
      await this.#work();
    } finally {
      await this.#intake.finish();
    }
  }

  async #work(): Promise<void> {
    let next = this.#assign();
    while (next !== null) {
      const { claim } = next;
      const asked: Asked = next.answer?.asked ?? this.#asker.askedFor(claim);
      const sinceMs = this.#exchange.ports.clock.now();
      try {
        const answer: Answer = next.answer ?? (await this.#asker.ask(asked));
        next = await this.#take(answer, claim);
        this.#noteSpeed(claim.position - claim.start, sinceMs);
      } finally {
        // Before the next piece is chosen: what did not come is a hole, not a claim to relieve.
        if (!this.#intake.holds(claim)) this.#exchange.claims.delete(claim);
      }
      next ??= this.#assign();
      if (next?.answer === null && this.#member.shouldYield()) {
        this.#exchange.claims.delete(next.claim);
        return;
      }
    }
  }

  /** Connections of one server may differ: each asks for what it gets itself. */
  #noteSpeed(bytes: number, sinceMs: number): void {
    const elapsedMs = this.#exchange.ports.clock.now() - sinceMs;
    if (bytes > 0 && elapsedMs > 0) this.#bytesPerSecond = (1000 * bytes) / elapsedMs;
  }

  #assign(): Assignment | null {
    const piece = this.#exchange.nextPiece(this.#bytesPerSecond);
    return piece === null ? null : { claim: this.#exchange.claims.add(piece), answer: null };
  }

  get #remote(): RemoteFile | null {
    return this.#exchange.host.record.remote;
  }

  /**
   * Returns the next assignment where it was asked for already, else null.
   *
   * @param isRepeated the same was asked for before, and the answer not believed
   */
  async #take(answer: Answer, claim: Claim, isRepeated = false): Promise<Assignment | null> {
    const { verdict, asked } = answer;
    if (asked.kind === 'whole' || asked.start === 0) this.#answeredFromStart();
    switch (verdict.kind) {
      case 'refused':
        answer.cancel();
        if (isEndProbe(claim, this.#remote) && saysNoMore(verdict.error)) {
          this.#exchange.endSettled = true;
          return null;
        }
        // Without a range there is nothing for the server to stumble over, and a length to be told.
        if (isEndProbe(claim, this.#remote) && asked.kind === 'range' && stumbles(verdict.error)) {
          return this.#take(await this.#asker.ask({ kind: 'whole' }), claim);
        }
        throw new Failure(verdict.error);
      case 'ask-without-range':
        answer.cancel();
        throw new Failure({ code: 'http', status: 416 });
      case 'past-end':
        answer.cancel();
        await settlePastEnd(this.#exchange, claim, verdict.totalBytes);
        return null;
      case 'part':
        await this.#doubtEnd(answer, claim, verdict);
        await believeAnswer(this.#exchange, answer, claim, verdict.remote);
        this.#exchange.askedTwice ||= claim.start > 0;
        return this.#storePart(answer, claim, verdict);
      case 'whole':
        if (await settleByLength(this.#exchange, answer, claim, verdict.remote)) return null;
        // Of a server that sends parts in this very run it may be one edge's slip.
        if (this.#exchange.askedTwice && asked.kind === 'range' && !isRepeated) {
          answer.cancel();
          return this.#take(await this.#asker.ask(asked), claim, true);
        }
        // A server that sends the whole file for each request is asked once at a time.
        await this.#member.alone();
        await believeAnswer(this.#exchange, answer, claim, verdict.remote);
        await this.#storeWhole(answer, claim);
        return null;
      default:
        return verdict satisfies never;
    }
  }

  /** Only an answer settles it: another connection's fault may end this one while it asks. */
  #answeredFromStart(): void {
    if (this.#exchange.fromStart === 'wanted') this.#exchange.fromStart = 'asked';
  }

  /**
   * More came from behind an inferred end, and nothing shows that it is of the same file: that end
   * was none, and what lies behind is asked for again, with bytes to compare.
   */
  async #doubtEnd(answer: Answer, claim: Claim, promised: ByteRange): Promise<void> {
    const { host, belief } = this.#exchange;
    const known = host.record.remote;
    if (known === null || !isEndProbe(claim, known) || !belief.mustCompare(known)) return;
    if (promised.end === claim.start) return;
    answer.cancel();
    await host.learn({ ...known, totalBytes: null }, []);
    throw new PlanAgain();
  }

  async #storePart(answer: Answer, claim: Claim, promised: ByteRange): Promise<Assignment | null> {
    const isOpening = claim.end === Number.POSITIVE_INFINITY;
    let successor: Assignment | null = null;
    claim.end = Math.min(claim.end, promised.end);
    // Others may take what follows while this stream's first piece comes.
    if (isOpening && this.#remote?.totalBytes != null) {
      claim.end = Math.min(claim.end, promised.start + this.#exchange.openingBytes);
    }
    // Its stream may be dropped there: what it brings so far is settled with what follows, since to
    // read it slowly would have Firefox receive the more of what is not read.
    let isOnTrial = isOpening && !this.#exchange.askedTwice && claim.end < promised.end;
    const [hole] = subtract(claim, this.#exchange.host.file.ranges);
    const isPlain =
      promised.start === claim.start &&
      promised.end === claim.end &&
      hole?.start === claim.start &&
      hole.end === claim.end;
    const afterMs = this.#exchange.comesSoon(claim, this.#bytesPerSecond);
    if (isPlain && endsWith(answer, claim) && afterMs !== null) {
      await this.#intake.takeAtOnce(answer, claim, afterMs);
      await this.#settle();
      return null;
    }
    const settle = async () => (isOnTrial ? undefined : this.#settle());
    const goOn = async () => {
      if (!isOpening || claim.end >= promised.end) return false;
      const found = await findSuccessor(
        this.#exchange,
        this.#asker,
        this.#bytesPerSecond,
        this.#member.signal,
      );
      if (found === 'needless') return false;
      successor = found;
      isOnTrial = false;
      if (successor === null) claim.end = promised.end;
      return successor === null;
    };
    const { start } = promised;
    const ended = await this.#intake
      .takeStream(answer, { claim, start, settle, goOn })
      .catch((caught: unknown) => {
        if (successor !== null) giveBack(successor, this.#exchange.claims);
        throw caught;
      });
    // Asked without an end, and no byte came behind the overlap: as far as is told, that was all.
    const nothingNew = isOpening && ended.end <= claim.start;
    if (successor === null && (ended.end < claim.end || nothingNew)) {
      const wanted = { start: Math.max(start, claim.start), end: promised.end };
      await settleEnd(this.#exchange, ended, wanted);
    }
    await this.#outgrow(ended.end);
    return successor;
  }

  #settle(): Promise<void> {
    return this.#exchange.limits.settle(this.#member.signal);
  }

  /** Bytes came from behind an inferred end: that was none. */
  async #outgrow(end: number): Promise<void> {
    const remote = this.#remote;
    if (remote === null || remote.totalProven || end <= (remote.totalBytes ?? end)) return;
    await this.#exchange.host.learn({ ...remote, totalBytes: null }, []);
  }

  async #storeWhole(answer: Answer, claim: Claim): Promise<void> {
    const promised = { start: 0, end: this.#remote?.totalBytes ?? Number.POSITIVE_INFINITY };
    claim.end = Number.POSITIVE_INFINITY;
    const ended = await this.#intake.takeStream(answer, {
      claim,
      start: 0,
      settle: () => this.#settle(),
      goOn: async () => false,
    });
    await settleEnd(this.#exchange, ended, promised);
  }
}
