import { setTimeout as delay } from 'node:timers/promises';
import { defaultSettings } from '../../src/core/download.ts';
import { type ByteRange, contiguousEnd, union } from '../../src/core/range.ts';
import type { DownloadsPage } from './downloadsPage.ts';
import type { LineProxy, LineRequest } from './lineProxy.ts';

/** Most that may be asked again on purpose, to compare bytes where no validator can be read. */
const overlapBytes = 256 * 1024;
/** The commit rule: what each connection may hold in hand, and so lose. */
const inHandBytes = 16 * 1024 * 1024;
/** What sits in sockets and in the browser's network process when a line breaks. */
const inFlightBytes = 4 * 1024 * 1024;

/** Until then a connection may not have heard of what ended another's request. */
const hearMs = 500;

/**
 * Watches every request for one file: none may ask for stored bytes, but for the overlap window.
 * Strictly, it must start at the front of a hole as storage has it at that moment; what the engine
 * was given in its present life, or is being given by another request, is no hole to it.
 */
export class RangeWatch {
  readonly #line: LineProxy;
  readonly #path: string;
  readonly #strictly: boolean;
  readonly #problems: string[] = [];
  #lifeStartsAt = 0;
  /** How many requests were looked at. */
  judged = 0;

  /**
   * @param strictly where the download has one connection: of several, one may ask for what lies
   *   behind a hole whose connection has just failed
   */
  constructor(
    line: LineProxy,
    path: string,
    url: string,
    current: () => DownloadsPage,
    { strictly = false } = {},
  ) {
    this.#strictly = strictly;
    this.#line = line;
    this.#path = path;
    line.gate = async (request) => {
      if (request.path !== path) return;
      // What was under way when it was asked: by the time that storage is read, more has ended.
      const underWay = this.#knownBefore(request);
      const stored = await readStored(current, url);
      const problem = judge(request, stored, this.#strictly ? underWay : null);
      this.judged += 1;
      if (problem !== null) this.#problems.push(problem);
    };
  }

  /**
   * Call where what the engine had in hand is stored or lost: a pause, a reload, a kill. Until
   * `passing` is over the engine of before may still ask for one more piece.
   */
  async newLife(passing: Promise<unknown> = Promise.resolve()): Promise<void> {
    const startsAt = this.#line.requests.length;
    await passing;
    this.#lifeStartsAt = startsAt;
  }

  /** What was asked wrongly; empty when all is well. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  /** Bytes that crossed the line more often than once. */
  receivedAgain(sizeBytes: number): number {
    return this.#line.passedBytes(this.#path) - sizeBytes;
  }

  /** Most that may be received again after so many interruptions. */
  static allowance(interruptions: number): number {
    const { connections } = defaultSettings;
    return interruptions * connections * (inHandBytes + inFlightBytes + overlapBytes);
  }

  /** What earlier requests of this life have brought, or are to bring. */
  #knownBefore(request: LineRequest): readonly ByteRange[] {
    return this.#line
      .requestsFor(this.#path)
      .filter(({ id }) => id >= this.#lifeStartsAt && id < request.id)
      .map((earlier) => ({
        start: earlier.passedBytes > 0 ? earlier.answerStart : earlier.askedStart,
        end:
          earlier.endedAtMs + hearMs < request.atMs
            ? earlier.answerStart + earlier.passedBytes
            : earlier.askedEnd,
      }));
  }
}

/** What is wrong with a request; null where nothing is. */
function judge(
  request: LineRequest,
  storedChunks: readonly ByteRange[],
  underWay: readonly ByteRange[] | null,
): string | null {
  const { askedStart } = request;
  const stored = union(storedChunks);
  const asksStoredBytes = contiguousEnd(stored, askedStart) - askedStart;
  if (asksStoredBytes > overlapBytes) {
    return `${name(request)} asks for ${asksStoredBytes} bytes that are stored`;
  }
  if (underWay === null) return null;
  const known = union([...stored, ...underWay]);
  if (askedStart === 0 || contiguousEnd(known, askedStart - 1) >= askedStart) return null;
  return `${name(request)} starts inside a hole; stored are ${JSON.stringify(stored)}`;
}

function name(request: LineRequest): string {
  return `request ${request.id} (Range: ${request.range ?? 'none'})`;
}

/** Asks until it is told: the page may be on its way from one document, or browser, to the next. */
async function readStored(
  current: () => DownloadsPage,
  url: string,
): Promise<readonly ByteRange[]> {
  const deadlineMs = performance.now() + 15_000;
  for (;;) {
    try {
      return await current().storedRanges(url);
    } catch (error) {
      if (performance.now() > deadlineMs) throw error;
      await delay(50);
    }
  }
}
