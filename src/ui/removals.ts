import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CommandError, PhaseName } from '../engine.ts';
import type { AppModel } from './model.ts';
import { waitingFirst } from './waitingFirst.ts';

/** How long a removal can be undone, in milliseconds. */
const undoableMs = 8_000;

/** Phases in which a download fetches, or may begin to at any moment. */
const fetching: ReadonlySet<PhaseName> = new Set(['queued', 'running', 'waiting']);

/**
 * Downloads that were removed from this page's list and can still be had back. They are paused
 * meanwhile, and deleted only when the time to undo has passed: closing the page deletes nothing.
 */
export interface Removals {
  /** What can be undone. */
  readonly pending: ReadonlySignal<readonly string[]>;
  /** A list of the model's without what was removed. */
  without(urls: ReadonlySignal<readonly string[]>): ReadonlySignal<readonly string[]>;
  /** Why a download came back by itself: it could not be removed. */
  readonly fault: ReadonlySignal<CommandError | null>;
  remove(urls: readonly string[]): void;
  undo(urls: readonly string[]): void;
  /** Lets no time pass while someone is about to choose; `release` begins it anew. */
  hold(): void;
  release(): void;
  forgetFault(): void;
}

/** Removals from the list of `model`. */
export function createRemovals(model: Pick<AppModel, 'download' | 'send'>): Removals {
  const pending = signal<readonly string[]>([]);
  /** What the engine was told to remove, and when that was added: the same link may come anew. */
  const leaving = signal<ReadonlyMap<string, number>>(new Map());
  const fault = signal<CommandError | null>(null);
  const addedAtMs = (url: string) => model.download(url).value?.addedAtMs;
  const isHidden = (url: string): boolean => {
    if (pending.value.includes(url)) return true;
    const told = leaving.value.get(url);
    return told !== undefined && told === addedAtMs(url);
  };

  /** What was paused by its removal, to go on when that is undone. */
  const halted = new Set<string>();
  const halt = (url: string): void => {
    const download = model.download(url).value;
    // What waits for its time does not fetch, and would forget that time when it is resumed.
    if (download === undefined || download.waitsUntilMs !== null) return;
    if (!fetching.has(download.phase.name)) return;
    halted.add(url);
    // Where no engine answers, none fetches either.
    model.send({ type: 'pause', url }).catch(() => undefined);
  };
  const goOn = (url: string): void => {
    if (halted.delete(url)) model.send({ type: 'resume', url }).catch(() => undefined);
  };

  let timer = 0;
  const wait = (): void => {
    clearTimeout(timer);
    if (pending.value.length > 0) timer = setTimeout(carryOut, undoableMs);
  };

  const carryOut = (): void => {
    // Another tab may have removed some meanwhile.
    const told = pending.value.flatMap((url) => {
      const atMs = addedAtMs(url);
      return atMs === undefined ? [] : [[url, atMs] as const];
    });
    batch(() => {
      leaving.value = new Map([...leaving.value, ...told]);
      pending.value = [];
    });
    for (const [url] of told) void removeForGood(url);
  };

  const removeForGood = async (url: string): Promise<void> => {
    const result = await model.send({ type: 'remove', url });
    if (result.ok) {
      halted.delete(url);
      return;
    }
    goOn(url);
    leaving.value = new Map([...leaving.value].filter(([one]) => one !== url));
    fault.value = result.error;
  };

  return {
    pending,
    fault,
    without: (urls) =>
      computed(() => {
        if (pending.value.length + leaving.value.size === 0) return urls.value;
        return urls.value.filter((url) => !isHidden(url));
      }),
    remove(urls) {
      fault.value = null;
      for (const url of waitingFirst(urls, model.download)) halt(url);
      pending.value = [...new Set([...pending.value, ...urls])];
      wait();
    },
    undo(urls) {
      const back = new Set(urls);
      for (const url of pending.value) if (back.has(url)) goOn(url);
      pending.value = pending.value.filter((url) => !back.has(url));
      wait();
    },
    hold() {
      clearTimeout(timer);
    },
    release: wait,
    forgetFault() {
      fault.value = null;
    },
  };
}
