import {
  type AnswerContext,
  type Asked,
  judgeAnswer,
  rangeHeader,
  type Verdict,
} from '../core/answer.ts';
import type { RemoteFile } from '../core/download.ts';
import { errorOf, Failure } from '../core/errors.ts';
import type { NetworkAnswer, Ports } from './ports.ts';
import { watchStalls } from './stallWatch.ts';
import type { Timings } from './timings.ts';

/** A judged answer whose body has not been read yet. */
export interface Answer {
  readonly asked: Asked;
  readonly verdict: Verdict;
  /** As they come; ends the request when left. Throws a `Failure` when the line breaks or stalls. */
  readonly body: AsyncIterableIterator<Uint8Array<ArrayBuffer>>;
  /** The whole body at once, in place of `body`; given up when it takes longer than `mostMs`. */
  blob(mostMs: number): Promise<Blob>;
  readonly header: (name: string) => string | null;
  /** Drops the body unread. */
  cancel(): void;
}

/** Asks one source and judges what comes back. Knows nothing of what is stored. */
export class Requester {
  readonly #ports: Pick<Ports, 'network' | 'clock' | 'appUrl'>;
  readonly #timings: Timings;
  readonly #signal: AbortSignal;
  readonly #doubtsRanges: boolean;

  /** @param doubtsRanges a range that gets no answer may be what the server stumbles over */
  constructor(
    ports: Pick<Ports, 'network' | 'clock' | 'appUrl'>,
    timings: Timings,
    signal: AbortSignal,
    doubtsRanges = false,
  ) {
    this.#ports = ports;
    this.#timings = timings;
    this.#signal = signal;
    this.#doubtsRanges = doubtsRanges;
  }

  /**
   * One GET. A server that stumbles over `Range: bytes=0-` is asked once more without it.
   * Rejects with a `Failure`: `unreachable`, `blocked-by-cors`, `mixed-content`.
   */
  async ask(url: string, asked: Asked, known: RemoteFile | null): Promise<Answer> {
    this.#refuseMixedContent(url);
    const answer = await this.#askOnce(url, asked, known).catch((caught: unknown) => {
      if (this.#signal.aborted || !isUnanswered(caught)) throw caught;
      if (known === null) return this.#diagnose(url, asked, caught);
      return this.#doubtsRanges ? this.#askWithoutRange(url, asked, known) : Promise.reject(caught);
    });
    if (answer.verdict.kind !== 'ask-without-range') return answer;
    answer.cancel();
    return this.#askOnce(url, { kind: 'whole' }, known);
  }

  async #askOnce(url: string, asked: Asked, known: RemoteFile | null): Promise<Answer> {
    const { network, clock } = this.#ports;
    const request = new AbortController();
    const signal = AbortSignal.any([this.#signal, request.signal]);
    const giveUp = () => request.abort(new Failure({ code: 'unreachable', stalled: true }));
    const range = rangeHeader(asked);

    const withinMs = async <Result>(mostMs: number, work: Promise<Result>): Promise<Result> => {
      const done = new AbortController();
      clock.sleep(mostMs, done.signal).then(giveUp, () => undefined);
      return work.finally(() => done.abort());
    };
    const answer: NetworkAnswer = await withinMs(
      this.#timings.headMs,
      network.get(range === undefined ? { url, signal } : { url, signal, range }),
    );

    const context: AnswerContext = {
      known,
      sameOrigin: answer.isOpen,
      movedHost: new URL(answer.finalUrl).host !== new URL(url).host,
      nowMs: clock.wallNow(),
    };
    return {
      asked,
      verdict: judgeAnswer(asked, answer, context),
      body: watchStalls(answer.body, clock, this.#timings.stallMs, giveUp),
      blob: (mostMs) => withinMs(mostMs, answer.blob()),
      header: answer.header,
      cancel: () => request.abort(),
    };
  }

  /**
   * No answer of this source was ever readable. If it is so a second time, that may be the range's
   * fault (Chromium rejects a part that is gzipped), so it is asked for without one. A server that
   * answers `no-cors` requests is there: CORS is what hides it. Anything else counts as the line's.
   */
  async #diagnose(url: string, asked: Asked, caught: unknown): Promise<Answer> {
    const sameOrigin = new URL(url).origin === new URL(this.#ports.appUrl).origin;
    try {
      return await this.#askOnce(url, asked, null).catch(() =>
        this.#askOnce(url, { kind: 'whole' }, null),
      );
    } catch {
      if (!sameOrigin && (await this.#ports.network.answersUnreadably(url, this.#signal))) {
        throw new Failure({ code: 'blocked-by-cors' });
      }
      throw caught;
    }
  }

  /**
   * A server may have come to gzip its parts since the first answer, which Chromium rejects unread.
   * A range that fails again, while the whole file is answered, is taken for such a one.
   */
  async #askWithoutRange(url: string, asked: Asked, known: RemoteFile): Promise<Answer> {
    const whole = await this.#askOnce(url, { kind: 'whole' }, known);
    const part = await this.#askOnce(url, asked, known).catch((caught: unknown) => {
      if (whole.verdict.kind !== 'whole' || !isUnanswered(caught)) {
        whole.cancel();
        throw caught;
      }
      return null;
    });
    if (part === null) return whole;
    whole.cancel();
    return part;
  }

  #refuseMixedContent(url: string): void {
    const { protocol, hostname } = new URL(url);
    const local = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
    if (protocol === 'http:' && !local && new URL(this.#ports.appUrl).protocol === 'https:') {
      throw new Failure({ code: 'mixed-content' });
    }
  }
}

/** True where the line or the browser gave no answer; a server that is silent may answer yet. */
function isUnanswered(caught: unknown): boolean {
  const error = errorOf(caught);
  return error.code === 'unreachable' && error.stalled !== true;
}
