import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ChaosServer } from './chaosServer.ts';
import { Expectations } from './expectations.ts';
import { describePlan, type Interruption, type Plan } from './plan.ts';
import { type RowState, type SeedBrowser, Tab } from './tab.ts';

/** How a seed ended. */
export interface SeedResult {
  readonly seed: number;
  readonly passed: boolean;
  /** A line: what was combined, how it ended, what it cost. */
  readonly line: string;
  /** All that is needed to look into a failure. */
  readonly report: string;
}

export interface SeedRunOptions {
  readonly plan: Plan;
  readonly browser: SeedBrowser;
  readonly appFolder: string;
  readonly deadlineMs: number;
}

const pollMs = 50;
/** A person's patience with a countdown, and with a file that does not save itself. */
const patienceMs = 2_500;
/** A person gives up after so many clicks; so many are never needed. */
const mostClicks = 25;
const savedWithinMs = 10_000;

/** What is wrong with the product, in a sentence. */
class Objection extends Error {}

/** Runs one seed to its end, and never longer than its deadline. */
export async function runSeed(options: SeedRunOptions): Promise<SeedResult> {
  const { plan } = options;
  const startedMs = performance.now();
  const server = await ChaosServer.start(plan, options.appFolder);
  const run = new SeedRun(plan, server, options.browser);
  let passed = true;
  let ending: string;
  try {
    ending = await within(options.deadlineMs, run.live());
  } catch (caught) {
    passed = false;
    ending = caught instanceof Objection ? caught.message : String(caught);
  }
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const cost = `${server.sentBytes} B sent of ${server.content.bytes.length} B in ${seconds} s`;
  const met = `${run.met} of ${plan.faults.size + plan.interruptions.length} met`;
  const line = `seed ${plan.seed}: ${passed ? '' : 'FAILED: '}${ending}; ${cost} (${describePlan(plan)}; ${met})`;
  const report = passed ? '' : await run.report();
  await within(5_000, run.end()).catch(() => undefined);
  await server.close();
  return { seed: plan.seed, passed, line, report };
}

class SeedRun {
  readonly #plan: Plan;
  readonly #server: ChaosServer;
  readonly #browser: SeedBrowser;
  readonly #tab: Tab;
  readonly #expectations: Expectations;
  readonly #story: string[] = [];
  readonly #startedMs = performance.now();
  #ahead: readonly Interruption[];
  #phase = '';
  #phaseSinceMs = 0;
  #clicks = 0;
  #repairs = 0;
  #storedBefore = 0;
  #interrupted = 0;
  #over = false;

  constructor(plan: Plan, server: ChaosServer, browser: SeedBrowser) {
    this.#plan = plan;
    this.#server = server;
    this.#browser = browser;
    this.#ahead = plan.interruptions;
    this.#tab = new Tab(browser, server.appUrl, server.fileUrl);
    this.#expectations = new Expectations(plan, server);
  }

  /** Resolves with how it ended; rejects with an `Objection` where that is wrong. */
  async live(): Promise<string> {
    await this.#tab.open();
    this.#holdForNext();
    await this.#tab.add(...this.#ask());
    while (!this.#over) {
      if (this.#server.isHolding) await this.#interrupt();
      const state = await this.#tab.state();
      const ending = state === null ? null : await this.#respond(state);
      if (ending !== null) return ending;
      await delay(pollMs);
    }
    throw new Error('ended from outside');
  }

  /** How many of the faults and interruptions that were drawn came about. */
  get met(): number {
    return this.#server.requests.filter(({ fault }) => fault !== null).length + this.#interrupted;
  }

  async end(): Promise<void> {
    this.#over = true;
    await this.#tab.close();
  }

  async report(): Promise<string> {
    const look = async () => {
      const state = await this.#tab.state();
      return `${state?.text ?? 'no row'}\n  stored: ${await this.#tab.storedBytes()} B`;
    };
    const row = await within(3_000, look()).catch((caught: unknown) => `unreadable: ${caught}`);
    return [
      `seed ${this.#plan.seed}`,
      `plan: ${describePlan(this.#plan)}`,
      `requests:\n${this.#server.log()}`,
      `story:\n${this.#story.map((entry) => `  ${entry}`).join('\n')}`,
      `row: ${row}`,
    ].join('\n');
  }

  #ask(): [link: string, checksum: string | null] {
    const { fileUrl, original } = this.#server;
    switch (this.#plan.knowledge) {
      case 'typed':
        return [fileUrl, original.sha256];
      case 'link':
        return [`${fileUrl}#md5=${original.md5}`, null];
      case 'wrong':
        return [fileUrl, original.md5.replaceAll(/./g, (digit) => (digit === '0' ? '1' : '0'))];
      case 'none':
      case 'header':
        return [fileUrl, null];
    }
  }

  #tell(what: string): void {
    const ms = Math.round(performance.now() - this.#startedMs);
    this.#story.push(`${ms} ms, ${this.#server.sentBytes} B sent: ${what}`);
  }

  #holdForNext(): void {
    const next = this.#ahead[0];
    if (next === undefined) this.#server.release();
    else this.#server.holdAt(Math.ceil(next.share * this.#plan.sizeBytes));
  }

  /** Carries out what is due, and lets the bytes flow again. */
  async #interrupt(): Promise<void> {
    const [due, ...ahead] = this.#ahead;
    this.#ahead = ahead;
    const state = await this.#tab.state();
    const settled = state === null || /^(ready|saved|failed)$/.test(state.phase);
    if (due !== undefined && !settled) {
      this.#tell(`${due.kind}, while ${state.phase}`);
      this.#interrupted += 1;
      await this.#carryOut(due);
    }
    this.#holdForNext();
  }

  async #carryOut(due: Interruption): Promise<void> {
    switch (due.kind) {
      case 'offline':
        await this.#server.cut();
        await delay(due.ms);
        await this.#server.restore();
        return;
      case 'pause':
        if (!(await this.#tab.press('Pause'))) return;
        await this.#untilPhase(/^(?!queued|running|waiting|verifying)/);
        await this.#noteStored();
        await this.#tab.press('Resume');
        return;
      case 'reload':
        await this.#tab.reload();
        return;
      case 'close-tab':
        await this.#tab.close();
        await this.#tab.open();
        return;
      case 'kill':
        await this.#tab.kill();
        await this.#tab.open();
        return;
    }
  }

  async #untilPhase(wanted: RegExp): Promise<void> {
    while (!this.#over && !wanted.test((await this.#tab.state())?.phase ?? '')) await delay(pollMs);
  }

  /** What a person would do who sees this row; how it ended where nothing is left to do. */
  async #respond(state: RowState): Promise<string | null> {
    const nowMs = performance.now();
    const shown = `${state.phase} ${state.error ?? ''}`;
    if (shown !== this.#phase) {
      this.#tell(`row: ${state.text}`);
      this.#phase = shown;
      this.#phaseSinceMs = nowMs;
    }
    const waitedMs = nowMs - this.#phaseSinceMs;
    switch (state.phase) {
      case 'saved':
        return this.#judgeSaved(state);
      case 'failed':
        return this.#meetFailure(state);
      case 'ready':
        if (waitedMs > patienceMs) await this.#click('Save');
        return null;
      case 'waiting':
        if (waitedMs > patienceMs) await this.#click('Try again');
        return null;
      case 'paused':
        await this.#click('Resume');
        return null;
      default:
        return null;
    }
  }

  async #meetFailure(state: RowState): Promise<string | null> {
    const error = state.error ?? '';
    if (!this.#expectations.explains(error)) {
      throw new Objection(`failed without a reason: ${state.text}`);
    }
    await this.#noteStored();
    switch (error) {
      case 'checksum-mismatch':
        return this.#meetMismatch();
      case 'source-changed':
        await this.#click('Start over');
        return null;
      default:
        await this.#click('Try again');
        return null;
    }
  }

  async #meetMismatch(): Promise<string | null> {
    if (this.#expectations.mismatchIsRight) {
      const saved = await this.#savedNames();
      if (saved.length > 0) throw new Objection('a mismatch was saved');
      return 'not saved: the digest does not match, as it must not';
    }
    this.#repairs += 1;
    await this.#click(this.#repairs > 2 ? 'Start over' : 'Repair');
    return null;
  }

  async #judgeSaved(state: RowState): Promise<string | null> {
    const saved = await this.#savedFile();
    if (saved === null) {
      // A page that goes while the copy runs takes the copy with it; `Save` stays.
      if (this.#plan.interruptions.length === 0) throw new Objection('saved, and no file is there');
      await this.#click('Save');
      return null;
    }
    const objection = this.#expectations.objection(saved, state.verdict);
    if (objection !== null) throw new Objection(objection);
    const { original, changed } = this.#server;
    if (saved.equals(original.bytes)) return `saved bit-exact, ${state.verdict}`;
    if (changed !== null && saved.equals(changed.bytes)) {
      return `saved bit-exact as changed, ${state.verdict}`;
    }
    return `saved as the server sent it, ${state.verdict}`;
  }

  async #click(name: string): Promise<void> {
    this.#clicks += 1;
    if (this.#clicks > mostClicks) throw new Objection(`no end after ${mostClicks} clicks`);
    this.#tell(`click ${name}`);
    if (name === 'Start over') this.#storedBefore = 0;
    await this.#tab.press(name);
    this.#phaseSinceMs = performance.now();
  }

  /** Nothing stored may go while nobody asked for that. */
  async #noteStored(): Promise<void> {
    const stored = await this.#tab.storedBytes();
    if (stored < this.#storedBefore) {
      throw new Objection(`stored bytes were lost: ${stored} of ${this.#storedBefore} are left`);
    }
    this.#storedBefore = stored;
  }

  async #savedNames(): Promise<readonly string[]> {
    const names = await readdir(this.#browser.downloadsDir);
    const stem = `seed-${this.#plan.seed}`;
    return names.filter(
      (name) => /^seed-\d+/.exec(name)?.[0] === stem && !/\.(part|crdownload)$/.test(name),
    );
  }

  /** The saved file, once it is one of those that it should be, or has had time to be. */
  async #savedFile(): Promise<Buffer | null> {
    const { original, changed } = this.#server;
    const deadlineMs = performance.now() + savedWithinMs;
    let last: Buffer | null = null;
    for (;;) {
      const before = last?.length ?? -1;
      for (const name of await this.#savedNames()) {
        last = await readFile(join(this.#browser.downloadsDir, name));
        if (last.equals(original.bytes) || changed?.bytes.equals(last)) return last;
      }
      // One that the server spoilt never becomes what it should be: then its size has to settle.
      const spoilt = this.#expectations.wasLiedTo || this.#expectations.mayBeCutUnseen;
      if (spoilt && last !== null && last.length > 0 && last.length === before) return last;
      if (performance.now() > deadlineMs || this.#over) return last;
      await delay(4 * pollMs);
    }
  }
}

/** Rejects once the time is over, whatever the work does then. */
async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  const timer = new AbortController();
  const expiry = delay(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no end within ${ms} ms`);
  });
  try {
    return await Promise.race([work, expiry]);
  } finally {
    timer.abort();
    expiry.catch(() => undefined);
    work.catch(() => undefined);
  }
}
