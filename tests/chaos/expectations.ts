import { webPage } from './answer.ts';
import type { ChaosServer } from './chaosServer.ts';
import type { AnswerFault, Plan } from './plan.ts';

/** What a download may come to, given what its server has really done so far. */
export class Expectations {
  readonly #plan: Plan;
  readonly #server: ChaosServer;

  constructor(plan: Plan, server: ChaosServer) {
    this.#plan = plan;
    this.#server = server;
  }

  /** The user's digest cannot fit what the server has: a mismatch is the right end. */
  get mismatchIsRight(): boolean {
    const { knowledge } = this.#plan;
    if (knowledge === 'wrong') return true;
    const byUser = knowledge === 'typed' || knowledge === 'link';
    return byUser && this.#server.content !== this.#server.original;
  }

  /** Bytes went out that are not the file's, or not where they belong, and no header said so. */
  get wasLiedTo(): boolean {
    return (
      this.#met('flipped', 'shifted', 'web-page') ||
      (this.#isHidden && this.#met('elsewhere', 'long')) ||
      (this.#changed && !this.#canSeeChange)
    );
  }

  /** The end of the file was nowhere told, and came too early. */
  get mayBeCutUnseen(): boolean {
    const { ranges } = this.#plan.site;
    const untold = ranges !== 'honoured' || this.#isHidden || this.#met('whole');
    return untold && this.#met('short', 'capped');
  }

  /** True where something that happened makes this error a correct one. */
  explains(code: string): boolean {
    switch (code) {
      case 'http':
        return this.#met('status', 'expired-redirect') || this.#changed;
      case 'unexpected':
        return this.#met('elsewhere');
      case 'web-page-instead':
        return this.#met('web-page');
      case 'blocked-by-cors':
        return this.#isForeign && this.#met('status', 'expired-redirect', 'no-answer', 'reset');
      case 'source-changed':
        return (
          this.#changed || this.#plan.site.validators === 'noise' || this.#met('other-validator')
        );
      case 'checksum-mismatch':
        return this.mismatchIsRight || this.wasLiedTo || this.mayBeCutUnseen;
      default:
        return false;
    }
  }

  /**
   * Why a file that was saved must not have been, or must not be shown with this verdict; null
   * where all is as it should be.
   */
  objection(saved: Buffer, verdict: string | null): string | null {
    const { knowledge } = this.#plan;
    const { original, changed } = this.#server;
    const isOriginal = saved.equals(original.bytes);
    const isExact = isOriginal || (changed !== null && saved.equals(changed.bytes));
    const size = `${saved.length} B, ${isExact ? 'exact' : 'not exact'}`;
    if (verdict === 'matched' && !isExact) return `a wrong file was called verified (${size})`;
    switch (knowledge) {
      case 'wrong':
        return `saved although its digest does not match (${size})`;
      case 'typed':
      case 'link':
        if (verdict !== 'matched') return `saved as '${verdict}', although its digest is known`;
        return isOriginal ? null : `saved is not what the digest says (${size})`;
      case 'none':
        if (verdict === 'matched') return 'a match was claimed with no digest to match';
        break;
      case 'header':
        break;
      default:
        knowledge satisfies never;
    }
    if (isExact || this.#isExplained(saved)) return null;
    return `the saved file is wrong (${size}) and nothing explains it`;
  }

  /** True where the wrong bytes of a saved file are those that the server is known to have sent. */
  #isExplained(saved: Buffer): boolean {
    const { original, changed } = this.#server;
    const versions = changed === null ? [original] : [original, changed];
    // As a first answer, a page cannot be told from a file that is one.
    if (saved.equals(webPage)) return this.#met('web-page');
    const isPrefix = versions.some(({ bytes }) => saved.equals(bytes.subarray(0, saved.length)));
    if (isPrefix) return this.mayBeCutUnseen;
    if (!this.wasLiedTo) return false;
    const onlyFlipped =
      !this.#changed &&
      !this.#met('shifted') &&
      !(this.#isHidden && this.#met('elsewhere', 'long'));
    return !onlyFlipped || differingBytes(saved, original.bytes) <= this.#count('flipped');
  }

  get #changed(): boolean {
    return this.#server.content !== this.#server.original;
  }

  get #isForeign(): boolean {
    const { origin, redirects } = this.#plan.site;
    return origin === 'cross' || redirects === 'host';
  }

  get #isHidden(): boolean {
    return this.#isForeign && this.#plan.site.exposed !== 'all';
  }

  /** A validator, or a size, that the app can read differs between the versions. */
  get #canSeeChange(): boolean {
    const { validators, exposed } = this.#plan.site;
    if (this.#met('other-validator')) return false;
    if (validators === 'both' || validators === 'date') return true;
    return validators === 'etag' && (!this.#isForeign || exposed !== 'none');
  }

  #count(kind: AnswerFault['kind']): number {
    return this.#server.requests.filter(({ fault }) => fault?.kind === kind).length;
  }

  #met(...kinds: readonly AnswerFault['kind'][]): boolean {
    return this.#server.requests.some(({ fault }) => fault !== null && kinds.includes(fault.kind));
  }
}

/** How many bytes differ, over the length of the shorter one. */
function differingBytes(one: Buffer, other: Buffer): number {
  let count = 0;
  const end = Math.min(one.length, other.length);
  for (let at = 0; at < end; at += 1) if (one[at] !== other[at]) count += 1;
  return count;
}
