/**
 * Warns before the page is closed while the browser may still be copying a saved file: Firefox
 * would leave a cut file under its final name. (Measured: 51-72 MB of 805 MB, twice of two.)
 */
export class CloseWarning {
  #until = 0;

  /** Warns for `durationMs` from now on. */
  holdFor(durationMs: number): void {
    this.#until = Math.max(this.#until, performance.now() + durationMs);
    window.addEventListener('beforeunload', this.#warn);
    setTimeout(() => {
      if (performance.now() >= this.#until) window.removeEventListener('beforeunload', this.#warn);
    }, durationMs + 10);
  }

  readonly #warn = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
  };
}
