import type { DownloadSnapshot, PhaseName } from '../engine.ts';
import { progressOf } from './progressOf.ts';

export const filters = ['all', 'active', 'waiting', 'done', 'failed'] as const;
type Filter = (typeof filters)[number];

export const orders = ['added', 'queue', 'name', 'progress'] as const;
type Order = (typeof orders)[number];

/** What someone wants to see of the list, and in which order. */
export interface Arrangement {
  readonly filter: Filter;
  /** Part of a name, in any case. */
  readonly search: string;
  readonly order: Order;
}

/**
 * The URLs of the downloads that an arrangement shows, in its order.
 *
 * @param downloads newest first; in the order of the queue where the arrangement wants that
 */
export function arrangeList(
  downloads: readonly DownloadSnapshot[],
  { filter, search, order }: Arrangement,
  tag: string,
): readonly string[] {
  const wanted = search.trim().toLocaleLowerCase(tag);
  const shown = downloads.filter(
    ({ phase, name }) =>
      (filter === 'all' || filterOf(phase.name) === filter) &&
      name.toLocaleLowerCase(tag).includes(wanted),
  );
  return inOrder(shown, order, tag).map(({ url }) => url);
}

function filterOf(phase: PhaseName): Filter {
  switch (phase) {
    case 'queued':
    case 'running':
    case 'verifying':
      return 'active';
    case 'waiting':
    case 'paused':
      return 'waiting';
    case 'ready':
    case 'saved':
      return 'done';
    case 'failed':
      return 'failed';
    default:
      return phase satisfies never;
  }
}

/** Nothing is left to be fetched or checked: such a download has no place in the queue. */
export function isDone({ phase }: DownloadSnapshot): boolean {
  return filterOf(phase.name) === 'done';
}

function inOrder(
  downloads: readonly DownloadSnapshot[],
  order: Order,
  tag: string,
): readonly DownloadSnapshot[] {
  switch (order) {
    case 'added':
      return downloads;
    case 'queue':
      // What is done waits for nothing.
      return downloads.toSorted((a, b) => Number(isDone(a)) - Number(isDone(b)));
    case 'name': {
      // part2 before part10.
      const { compare } = new Intl.Collator(tag, { numeric: true });
      return downloads.toSorted((a, b) => compare(a.name, b.name));
    }
    case 'progress': {
      // In whole percent: rows that run side by side do not change places all the time.
      const percent = (download: DownloadSnapshot) => progressOf(download).percent ?? -1;
      return downloads.toSorted((a, b) => percent(b) - percent(a));
    }
    default:
      return order satisfies never;
  }
}
