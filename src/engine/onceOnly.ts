import type { CommandResult } from '../core/protocol.ts';

/** How many answers are kept for commands that are said again. */
const rememberedResults = 200;

/** A page may say a command again that it has heard no answer to; here each is carried out once. */
export class OnceOnly {
  readonly #results = new Map<string, Promise<CommandResult>>();
  /** Ids of those that were answered, the oldest first. */
  readonly #answered: string[] = [];

  /** The answer to the command with this id, which is carried out where there is none yet. */
  answer(id: string, carryOut: () => Promise<CommandResult>): Promise<CommandResult> {
    const known = this.#results.get(id);
    if (known !== undefined) return known;
    const result = carryOut().finally(() => this.#keepSome(id));
    this.#results.set(id, result);
    return result;
  }

  #keepSome(answered: string): void {
    this.#answered.push(answered);
    if (this.#answered.length <= rememberedResults) return;
    const oldest = this.#answered.shift();
    if (oldest !== undefined) this.#results.delete(oldest);
  }
}
