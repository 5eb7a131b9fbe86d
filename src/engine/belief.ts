import type { Noise, RemoteFile } from '../core/download.ts';
import { compareRemote, meaningOf } from '../core/remoteFile.ts';

/** Long enough for a date in seconds to be another one. */
export const dateGrainMs = 1_100;

/** What a further answer means for the file that is known. */
export type Judgement =
  | 'same'
  | 'ask-again'
  | 'ask-again-later'
  | 'size-changed'
  | 'validator-changed'
  /** Validators mean nothing here, as is known now: ask again. */
  | Noise;

/**
 * Decides, over the answers of one transfer, whether the remote file is still the one whose bytes
 * are stored. A validator that differs is asked for once more before it is believed, and one that
 * differs each time is noise: some servers stamp every answer with the present time, and the edges
 * of some networks disagree. Where no validator can be read, bytes must be compared.
 */
export class Belief {
  #doubt: Pick<RemoteFile, 'etag' | 'lastModified'> | null = null;
  #validatorsVanished = false;

  /**
   * @param compares whether this answer brings stored bytes to compare, where there are any
   */
  judge(known: RemoteFile, seen: RemoteFile, compares: boolean): Judgement {
    const comparison = compareRemote(known, seen);
    switch (comparison) {
      case 'same':
        this.#doubt = null;
        return 'same';
      case 'unproven':
        if (compares) return 'same';
        this.#validatorsVanished = true;
        return 'ask-again';
      case 'size-differs':
        return 'size-changed';
      case 'validator-differs':
        return this.#meetDoubt(known, seen);
      default:
        return comparison satisfies never;
    }
  }

  /** True where no validator would show a change, so that stored bytes must be asked for again. */
  mustCompare(known: RemoteFile): boolean {
    const { etag, lastModified } = meaningOf(known);
    return this.#validatorsVanished || (etag === null && lastModified === null);
  }

  #meetDoubt(known: RemoteFile, seen: RemoteFile): Judgement {
    const before = this.#doubt;
    this.#doubt = { etag: seen.etag, lastModified: seen.lastModified };
    if (before === null) {
      // Dates count in seconds: the next answer must be another second's, to show a stamp as one.
      const byDate = meaningOf(known).etag === null || seen.etag === null;
      return byDate ? 'ask-again-later' : 'ask-again';
    }
    const etagMoves = before.etag !== seen.etag;
    const dateMoves = before.lastModified !== seen.lastModified;
    if (!etagMoves && !dateMoves) return 'validator-changed';
    return {
      etag: known.noise.etag || etagMoves,
      lastModified: known.noise.lastModified || dateMoves,
    };
  }
}
