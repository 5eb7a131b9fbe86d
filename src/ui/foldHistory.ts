import type { HistoryEntry } from '../engine.ts';

/** A line to read: entries in a row that say the same, such as a night of retries. */
export interface HistoryLine {
  readonly entry: HistoryEntry;
  readonly count: number;
  /** When the last of them happened; `entry` is the first. */
  readonly lastAtMs: number;
}

/** A history as lines, newest first; equal entries in a row become one. */
export function foldHistory(history: readonly HistoryEntry[]): readonly HistoryLine[] {
  const lines: HistoryLine[] = [];
  for (const entry of history) {
    const last = lines.at(-1);
    if (last !== undefined && saysTheSame(last.entry, entry)) {
      lines[lines.length - 1] = { ...last, count: last.count + 1, lastAtMs: entry.atMs };
    } else {
      lines.push({ entry, count: 1, lastAtMs: entry.atMs });
    }
  }
  return lines.reverse();
}

function saysTheSame(one: HistoryEntry, other: HistoryEntry): boolean {
  return (
    one.event === other.event &&
    one.storedBytes === other.storedBytes &&
    JSON.stringify(one.error) === JSON.stringify(other.error)
  );
}
