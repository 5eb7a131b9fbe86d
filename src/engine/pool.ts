import { errorOf, Failure } from '../core/errors.ts';
import type { Seats } from './connectionBudget.ts';

/** What a connection can do about the others. */
export interface Member {
  readonly signal: AbortSignal;
  /**
   * True where this is one of several connections, and one too many: fewer are wanted by now, or
   * another download has none to this host.
   */
  shouldYield(): boolean;
  /** Ends all other connections, and lets none be added; resolves when they have committed. */
  alone(): Promise<void>;
}

/** What servers answer whom they serve already, and more than they like. */
const saysTooMany: readonly number[] = [403, 429, 503];

interface Working {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/**
 * The connections of one transfer. One that fails by the line's or the server's fault just ends,
 * and its piece goes to the others; only when the last has failed does the pool fail. Anything
 * else ends them all.
 */
export class Pool {
  readonly #work: (member: Member) => Promise<void>;
  readonly #signal: AbortSignal;
  readonly #working = new Map<Member, Working>();
  readonly #seats: Seats;
  /** Most connections that are wanted now. */
  readonly #wanted: () => number;
  /** Most that the server was seen to bear. */
  #borne = Number.POSITIVE_INFINITY;
  #fatal: { readonly reason: unknown } | null = null;
  #lastFault: { readonly reason: unknown } | null = null;
  /** A 403 came while there were several connections. */
  #severalForbidden = false;

  constructor(
    work: (member: Member) => Promise<void>,
    wanted: () => number,
    seats: Seats,
    signal: AbortSignal,
  ) {
    this.#work = work;
    this.#seats = seats;
    this.#wanted = wanted;
    this.#signal = signal;
  }

  get size(): number {
    return this.#working.size;
  }

  get isFull(): boolean {
    return this.size >= this.#most;
  }

  get #most(): number {
    return Math.min(this.#wanted(), this.#borne);
  }

  /** Adds a connection, unless there are enough, or the host has no place for another. */
  add(): void {
    if (this.isFull || this.#fatal !== null || this.#signal.aborted) return;
    if (this.#seats.tryTake()) this.#start();
  }

  #start(): void {
    const controller = new AbortController();
    const member: Member = {
      signal: AbortSignal.any([this.#signal, controller.signal]),
      shouldYield: () => this.size > 1 && (this.size > this.#most || this.#seats.isWanted()),
      alone: () => this.#leaveAlone(member),
    };
    const done = this.#work(member)
      .then(() => {
        this.#lastFault = null; // Whatever was left of a failed one has been taken over.
      })
      .catch((reason: unknown) => this.#meet(reason, controller.signal))
      .finally(() => {
        this.#working.delete(member);
        this.#seats.give();
      });
    this.#working.set(member, { controller, done });
  }

  /** Runs until no connection has anything left to do. Rejects with what ended the last one. */
  async run(): Promise<void> {
    await this.#runToEnd();
    // Some servers refuse whoever comes with several connections, and serve one.
    if (this.#severalForbidden && this.#fatal === null && this.#lastFault !== null) {
      this.#borne = 1;
      this.#lastFault = null;
      await this.#runToEnd();
    }
    const failure = this.#fatal ?? this.#lastFault;
    if (failure !== null) throw failure.reason;
  }

  async #runToEnd(): Promise<void> {
    await this.#seats.take(this.#signal);
    this.#start();
    while (this.size > 0) {
      await Promise.race([...this.#working.values()].map(({ done }) => done));
    }
  }

  async #leaveAlone(member: Member): Promise<void> {
    this.#borne = 1;
    const others = [...this.#working].filter(([other]) => other !== member);
    for (const [, { controller }] of others) controller.abort();
    await Promise.all(others.map(([, { done }]) => done));
  }

  #meet(reason: unknown, signal: AbortSignal): void {
    if (signal.aborted) return; // Ended by another connection: nobody's fault.
    if (isFault(reason)) {
      this.#lastFault = { reason };
      const error = errorOf(reason);
      if (error.code !== 'http') return;
      // A server that refuses one more connection is left with those it has.
      this.#borne = Math.max(1, this.size - 1);
      if (this.size === 1) return;
      if (error.status === 403) this.#severalForbidden = true;
      if (saysTooMany.includes(error.status)) this.#seats.spare();
      return;
    }
    this.#fatal ??= { reason };
    for (const { controller } of this.#working.values()) controller.abort();
  }
}

function isFault(reason: unknown): boolean {
  if (!(reason instanceof Failure)) return false;
  const { code } = errorOf(reason);
  return code === 'unreachable' || code === 'http';
}
