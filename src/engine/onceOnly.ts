import type { CommandResult } from '../core/protocol.ts';

/** How many answers are kept for commands that are said again. */
const rememberedResults = 200;

/** A page that hears no answer says its command again; here each is carried out once. */
export class OnceOnly {
  readonly #results = new Map<string, Promise<CommandResult>>();

  /** The answer to the command with this id, which is carried out where there is none yet. */
  answer(id: string, carryOut: () => Promise<CommandResult>): Promise<CommandResult> {
    const known = this.#results.get(id);
    if (known !== undefined) return known;
    const result = carryOut();
    this.#results.set(id, result);
    const [oldest] = this.#results.keys();
    if (this.#results.size > rememberedResults && oldest !== undefined) {
      this.#results.delete(oldest);
    }
    return result;
  }
}
