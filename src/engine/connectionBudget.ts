/** Over HTTP/1.1 browsers open no more than this many connections to a host. */
const mostPerHost = 6;

/** A place among the connections of one host. */
export interface Seats {
  /** Takes a place if one is free. */
  tryTake(): boolean;
  /** Waits for a place; rejects with the signal's reason when aborted. */
  take(signal: AbortSignal): Promise<void>;
  give(): void;
  /** True while somebody waits: who has several places should give one. */
  isWanted(): boolean;
}

/**
 * Shares the connections that a browser opens to a host among all downloads from it. On the app's
 * own origin one is left free: with all of them taken another tab of the app would not open.
 */
export class ConnectionBudget {
  readonly #appHost: string;
  readonly #taken = new Map<string, number>();
  readonly #waiting = new Map<string, Set<() => void>>();

  /** @param appUrl address of the app */
  constructor(appUrl: string) {
    this.#appHost = new URL(appUrl).host;
  }

  /** The places at the host of a URL. */
  seatsAt(url: string): Seats {
    const { host } = new URL(url);
    return {
      tryTake: () => this.#tryTake(host),
      take: (signal) => this.#take(host, signal),
      give: () => this.#give(host),
      isWanted: () => (this.#waiting.get(host)?.size ?? 0) > 0,
    };
  }

  #tryTake(host: string): boolean {
    const taken = this.#taken.get(host) ?? 0;
    const most = host === this.#appHost ? mostPerHost - 1 : mostPerHost;
    if (taken >= most) return false;
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
