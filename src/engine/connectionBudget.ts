import type { Clock, Network } from './ports.ts';

/** Over HTTP/1.1 browsers open no more than this many connections to a host. */
const mostPerHost = 6;
/** Over HTTP/2 all requests share one connection; servers allow for a hundred of them. */
const mostMultiplexed = 16;
/** How long a host is left with what it could bear. */
const sparedMs = 10 * 60_000;

/** A place among the connections of one host. */
export interface Seats {
  /** Takes a place if one is free. */
  tryTake(): boolean;
  /** Waits for a place; rejects with the signal's reason when aborted. */
  take(signal: AbortSignal): Promise<void>;
  give(): void;
  /** Would not serve as many as there are now: it is asked for fewer at a time for a while. */
  spare(): void;
  /** True while somebody waits: who has several places should give one. */
  isWanted(): boolean;
}

/**
 * Shares the connections that a browser opens to a host among all downloads from it. On the app's
 * own origin one is left free: with all of them taken another tab of the app would not open.
 */
export class ConnectionBudget {
  readonly #appHost: string;
  readonly #network: Pick<Network, 'multiplexes'>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #spared = new Map<string, { readonly most: number; readonly untilMs: number }>();
  readonly #taken = new Map<string, number>();
  readonly #waiting = new Map<string, Set<() => void>>();

  /** @param appUrl address of the app */
  constructor(appUrl: string, network: Pick<Network, 'multiplexes'>, clock: Pick<Clock, 'now'>) {
    this.#appHost = new URL(appUrl).host;
    this.#network = network;
    this.#clock = clock;
  }

  /** The places at the host of a URL. */
  seatsAt(url: string): Seats {
    const { host } = new URL(url);
    return {
      tryTake: () => this.#tryTake(host),
      take: (signal) => this.#take(host, signal),
      give: () => this.#give(host),
      spare: () => this.#spare(host),
      isWanted: () => (this.#waiting.get(host)?.size ?? 0) > 0,
    };
  }

  #most(host: string): number {
    const spared = this.#spared.get(host);
    if (spared !== undefined && this.#clock.now() < spared.untilMs) return spared.most;
    if (this.#network.multiplexes(host)) return mostMultiplexed;
    return host === this.#appHost ? mostPerHost - 1 : mostPerHost;
  }

  #spare(host: string): void {
    const most = Math.max(1, (this.#taken.get(host) ?? 1) - 1);
    this.#spared.set(host, { most, untilMs: this.#clock.now() + sparedMs });
  }

  #tryTake(host: string): boolean {
    const taken = this.#taken.get(host) ?? 0;
    if (taken >= this.#most(host)) return false;
    this.#taken.set(host, taken + 1);
    return true;
  }

  async #take(host: string, signal: AbortSignal): Promise<void> {
    while (!this.#tryTake(host)) {
      await new Promise<void>((resolve, reject) => {
        const queue = this.#waiting.get(host) ?? new Set();
        this.#waiting.set(host, queue);
        const leave = () => {
          queue.delete(called);
          signal.removeEventListener('abort', abort);
        };
        const called = () => {
          leave();
          resolve();
        };
        const abort = () => {
          leave();
          reject(signal.reason);
        };
        queue.add(called);
        signal.addEventListener('abort', abort, { once: true });
      });
    }
  }

  #give(host: string): void {
    this.#taken.set(host, (this.#taken.get(host) ?? 1) - 1);
    const [first] = this.#waiting.get(host) ?? [];
    first?.();
  }
}
