/**
 * Warns before the page is closed while a file is being written, or the browser may still be copying
 * a saved one: Firefox would leave a cut file under its final name. (Measured: 51-72 MB of 805 MB,
 * twice of two.)
 */
export class CloseWarning {
  #until = 0;
  /** What it holds for that has not ended. */
  #works = 0;

  /** Warns for `durationMs` from now on. */
  holdFor(durationMs: number): void {
    this.#until = Math.max(this.#until, performance.now() + durationMs);
    window.addEventListener('beforeunload', this.#warn);
    setTimeout(() => this.#letGo(), durationMs + 10);
  }

  /** Warns until `work` has ended, and ends as it does. */
  async holdWhile<Result>(work: Promise<Result>): Promise<Result> {
    this.#works += 1;
    window.addEventListener('beforeunload', this.#warn);
    try {
      return await work;
    } finally {
      this.#works -= 1;
      this.#letGo();
    }
  }

  #letGo(): void {
    if (this.#works > 0 || performance.now() < this.#until) return;
    window.removeEventListener('beforeunload', this.#warn);
  }

  readonly #warn = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
  };
}
