/** What somebody has of a worker. */
export interface Hire {
  /** Null where none comes up in time. */
  readonly worker: Promise<MessagePort | null>;
  /** No more need of it; only the first call counts. */
  readonly release: () => void;
}

export interface HiredWorkerOptions {
  /** Resolves with a port to a worker, whose first message over it says that it is ready. */
  readonly find: () => Promise<MessagePort>;
  readonly dismiss: (worker: MessagePort) => void;
  readonly patienceMs: number;
}

/** One worker for all who have need of one: there while somebody has, and found again afterwards. */
export class HiredWorker {
  readonly #options: HiredWorkerOptions;
  #coming: Promise<MessagePort | null> | null = null;
  #present: MessagePort | null = null;
  #stayedAway = false;
  #users = 0;

  constructor(options: HiredWorkerOptions) {
    this.#options = options;
  }

  /** The worker, once it is ready. */
  get present(): MessagePort | null {
    return this.#present;
  }

  /** True where none came up for those who have need of one now. */
  get stayedAway(): boolean {
    return this.#stayedAway;
  }

  hire(): Hire {
    this.#users += 1;
    this.#coming ??= this.#bringUp();
    const worker = this.#coming;
    let isReleased = false;
    const release = () => {
      if (isReleased) return;
      isReleased = true;
      void worker.then(() => this.#leave());
    };
    return { worker, release };
  }

  #leave(): void {
    this.#users -= 1;
    if (this.#users > 0) return;
    if (this.#present !== null) this.#options.dismiss(this.#present);
    this.#coming = null;
    this.#present = null;
    this.#stayedAway = false;
  }

  #bringUp(): Promise<MessagePort | null> {
    const { find, dismiss, patienceMs } = this.#options;
    return new Promise((resolve) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        this.#stayedAway = true;
        resolve(null);
      }, patienceMs);
      find().then((worker) => {
        worker.onmessage = () => {
          clearTimeout(timer);
          if (isLate) {
            dismiss(worker);
            return;
          }
          this.#present = worker;
          resolve(worker);
        };
      });
    });
  }
}
