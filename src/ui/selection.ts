import { type ReadonlySignal, signal } from '@preact/signals';

/** The downloads that are chosen for something to be done with all of them. */
export interface Selection {
  /** Null while nothing is being chosen, and rows show no boxes. */
  readonly chosen: ReadonlySignal<ReadonlySet<string> | null>;
  begin(): void;
  end(): void;
  set(urls: readonly string[]): void;
  /**
   * Chooses a download, or lets go of it. `upTo`: and with it all of `shown`, the list as it stands,
   * back to the one that was toggled last.
   */
  toggle(url: string, upTo?: { readonly shown: readonly string[] }): void;
}

/** No selection yet. */
export function createSelection(): Selection {
  const chosen = signal<ReadonlySet<string> | null>(null);
  let last: string | null = null;
  return {
    chosen,
    begin() {
      chosen.value = new Set();
      last = null;
    },
    end() {
      chosen.value = null;
    },
    set(urls) {
      chosen.value = new Set(urls);
    },
    toggle(url, upTo) {
      const next = new Set(chosen.value);
      const wanted = !next.has(url);
      const touched = upTo === undefined ? [url] : between(upTo.shown, last ?? url, url);
      for (const one of touched) {
        if (wanted) next.add(one);
        else next.delete(one);
      }
      last = url;
      chosen.value = next;
    },
  };
}

/** All from one to the other, whichever comes first; only the second where the first is not there. */
function between(shown: readonly string[], one: string, other: string): readonly string[] {
  const [from, to] = [shown.indexOf(one), shown.indexOf(other)];
  if (from < 0) return [other];
  return shown.slice(Math.min(from, to), Math.max(from, to) + 1);
}
