interface Waiting<Item> {
  readonly item: Item;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Writes one lot at a time; what comes while one is under way goes into the next, as databases
 * commit in groups. To a store that writes one after another this saves the ends of all but one.
 */
export class TogetherWriter<Item> {
  readonly #write: (items: readonly Item[]) => Promise<void>;
  readonly #isFull: (items: readonly Item[]) => boolean;
  readonly #mayGoAlone: (reason: unknown) => boolean;
  #waiting: Waiting<Item>[] = [];
  #isWriting = false;

  /**
   * @param write resolves once all of these are written, and rejects where none is
   * @param isFull whether nothing more should go together with these
   * @param mayGoAlone whether what kept a lot from being written may not keep each one
   */
  constructor(
    write: (items: readonly Item[]) => Promise<void>,
    isFull: (items: readonly Item[]) => boolean,
    mayGoAlone: (reason: unknown) => boolean,
  ) {
    this.#write = write;
    this.#isFull = isFull;
    this.#mayGoAlone = mayGoAlone;
  }

  /** Resolves once it is written; rejects with what kept it from being so. */
  write(item: Item): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      void this.#go();
    });
  }

  async #go(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    for (let lot = this.#nextLot(); lot.length > 0; lot = this.#nextLot())
      await this.#writeLot(lot);
    this.#isWriting = false;
  }

  #nextLot(): readonly Waiting<Item>[] {
    let count = 0;
    const items = this.#waiting.map(({ item }) => item);
    while (count < items.length && !this.#isFull(items.slice(0, count))) count += 1;
    return this.#waiting.splice(0, count);
  }

  async #writeLot(lot: readonly Waiting<Item>[]): Promise<void> {
    try {
      await this.#write(lot.map(({ item }) => item));
      for (const { resolve } of lot) resolve();
    } catch (caught) {
      if (lot.length > 1 && this.#mayGoAlone(caught)) {
        for (const one of lot) await this.#writeLot([one]);
      } else {
        for (const { reject } of lot) reject(caught);
      }
    }
  }
}
