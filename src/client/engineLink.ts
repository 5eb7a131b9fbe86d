import type {
  ChannelMessage,
  Command,
  CommandResult,
  HandOverCommand,
  WorkerMessage,
  WorkerOrder,
} from '../core/protocol.ts';
import { startHashing } from '../platform/hashingWorker.ts';
import { randomId } from '../platform/randomId.ts';

const patienceMs = 20_000;
const muteAfterMs = 5_000;
const rehireMs = 2_000;
const engineName = 'holdfast-engine';

/**
 * How a page stands to the engine: `joining` until it is told the list, `mute` where that takes
 * five seconds, or nothing was heard for as long.
 */
export type EngineState = 'joining' | 'ready' | 'mute';

/** What a page hears. */
export interface EngineLinkEvents {
  /** Anything said on the channel. */
  readonly onMessage: (message: ChannelMessage) => void;
  /** Whether this page's own worker is the engine. */
  readonly onOwner: (isOwner: boolean) => void;
  /** The state is another one by now. */
  readonly onState: () => void;
  /** Another engine has taken over: it does not know what the one before it had agreed to do. */
  readonly onOtherEngine: () => void;
}

const noAnswer: CommandResult = { ok: false, error: { code: 'no-answer' } };

interface Outstanding {
  readonly message: ChannelMessage;
  readonly answer: (result: CommandResult) => void;
}

/**
 * A page's tie to the engine, wherever that runs: its own worker (which waits for its turn to be
 * the engine) and the channel on which all pages and the engine speak. It is untied while the page
 * is hidden away in the back/forward cache or frozen, since a frozen worker would keep its lock.
 */
export class EngineLink {
  /** Identity of this page. */
  readonly page = randomId();
  readonly #order: Omit<WorkerOrder, 'page'>;
  readonly #startWorker: (name: string) => Worker;
  readonly #events: EngineLinkEvents;
  /** Commands without an answer, in the order they were given. */
  readonly #outstanding = new Map<string, Outstanding>();
  #worker: Worker | null = null;
  #hashing: Worker | null = null;
  #channel: BroadcastChannel | null = null;
  #state: EngineState = 'joining';
  /** Of the engine that told the list last. */
  #epoch = 0;
  /** The owner that was heard when the list was told, and the one that was heard last. */
  #owner: string | null = null;
  #beating: string | null = null;
  #heardAtMs = 0;
  #watch = 0;
  readonly #closed = new AbortController();

  constructor(
    order: Omit<WorkerOrder, 'page'>,
    startWorker: (name: string) => Worker,
    events: EngineLinkEvents,
  ) {
    this.#order = order;
    this.#startWorker = startWorker;
    this.#events = events;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Joins, and from then on leaves and joins again as the page comes and goes. */
  open(): void {
    this.#join();
    const { signal } = this.#closed;
    const on = (target: EventTarget, type: string, hear: () => void) =>
      target.addEventListener(type, hear, { signal });
    on(window, 'pagehide', () => this.#leave());
    on(document, 'freeze', () => this.#leave());
    on(window, 'pageshow', () => this.#join());
    on(document, 'resume', () => this.#join());
    on(document, 'visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.say({ kind: 'hint', hint: 'hidden' });
    });
    on(window, 'online', () => this.say({ kind: 'hint', hint: 'online' }));
    on(window, 'offline', () => this.say({ kind: 'hint', hint: 'offline' }));
  }

  /** Leaves for good. What has no answer yet gets none. */
  close(): void {
    this.#closed.abort();
    this.#leave();
    for (const { answer } of this.#outstanding.values()) answer(noAnswer);
  }

  say(message: ChannelMessage): void {
    this.#channel?.postMessage(message);
  }

  /**
   * Sends a command to the engine, and to the next one where that one goes without an answer; each is
   * carried out once, and begun in the order of the calls while one engine is there.
   * The answer is `no-answer` where none has come for 20 seconds. Never rejects.
   */
  send(command: Command | HandOverCommand): Promise<CommandResult> {
    if (this.#closed.signal.aborted) return Promise.resolve(noAnswer);
    const id = randomId();
    const message: ChannelMessage = { kind: 'command', id, command };
    return new Promise((resolve) => {
      const answer = (result: CommandResult) => {
        clearTimeout(givingUp);
        this.#outstanding.delete(id);
        resolve(result);
      };
      const givingUp = setTimeout(() => answer(noAnswer), patienceMs);
      this.#outstanding.set(id, { message, answer });
      // Else it waits for the list, lest it overtakes what was said before there was an engine.
      if (this.#state === 'ready') this.say(message);
    });
  }

  #join(): void {
    if (this.#channel !== null) return;
    this.#become('joining');
    this.#channel = new BroadcastChannel(this.#order.scope);
    this.#channel.onmessage = ({ data }: MessageEvent<ChannelMessage>) => this.#hear(data);
    this.#hireWorker();
    this.#heardAtMs = performance.now();
    this.say({ kind: 'hello' });
    this.#watch = window.setInterval(() => {
      if (performance.now() - this.#heardAtMs > muteAfterMs) this.#become('mute');
    }, 1_000);
  }

  #become(state: EngineState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#events.onState();
  }

  #leave(): void {
    clearInterval(this.#watch);
    this.#dismissWorkers();
    this.#channel?.close();
    this.#channel = null;
    this.#events.onOwner(false);
  }

  #dismissWorkers(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#hashing?.terminate();
    this.#hashing = null;
  }

  #hireWorker(): void {
    this.#dismissWorkers();
    const worker = this.#startWorker(engineName);
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if (this.#worker === worker) this.#hearWorker(worker, data);
    };
    worker.onerror = (event) => {
      // A script that did not come says no more than that; the line may have broken just then.
      if (event instanceof ErrorEvent) return;
      setTimeout(() => {
        if (this.#worker === worker) this.#hireWorker();
      }, rehireMs);
    };
    worker.postMessage({ ...this.#order, page: this.page } satisfies WorkerOrder);
    this.#worker = worker;
  }

  #hireHashing(engine: Worker): void {
    const { worker, port } = startHashing(this.#startWorker);
    this.#hashing = worker;
    engine.postMessage(null, [port]);
  }

  #hearWorker(worker: Worker, message: WorkerMessage): void {
    switch (message.kind) {
      case 'owner':
        this.#events.onOwner(true);
        return;
      case 'hashing-wanted':
        this.#hireHashing(worker);
        return;
      case 'retired':
        this.#events.onOwner(false);
        this.#hireWorker();
        return;
    }
  }

  #hear(message: ChannelMessage): void {
    switch (message.kind) {
      case 'heartbeat':
        // An engine that reads its records, that hung, or that is another one by now is there once
        // it has told the list.
        this.#beating = message.owner;
        if (this.#state !== 'ready' || message.owner !== this.#owner) this.say({ kind: 'hello' });
        else this.#heardAtMs = performance.now();
        return;
      case 'list':
        this.#meet(message.epoch);
        break;
      case 'result':
        this.#outstanding.get(message.id)?.answer(message.result);
        break;
    }
    this.#events.onMessage(message);
  }

  /** An engine has told its list. One that this page did not know has heard none of what waits. */
  #meet(epoch: number): void {
    const isLater = epoch > this.#epoch;
    const isNew = this.#state !== 'ready' || isLater;
    const isOther = this.#epoch > 0 && isLater;
    if (isLater) this.#epoch = epoch;
    this.#owner = this.#beating;
    this.#heardAtMs = performance.now();
    this.#become('ready');
    if (isNew) for (const { message } of this.#outstanding.values()) this.say(message);
    if (isOther) this.#events.onOtherEngine();
  }
}
