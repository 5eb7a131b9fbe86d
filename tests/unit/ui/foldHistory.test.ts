import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../src/core/download.ts';
import { foldHistory } from '../../../src/ui/foldHistory.ts';

const lost = (atMs: number, storedBytes: number): HistoryEntry => ({
  atMs,
  event: 'interrupted',
  storedBytes,
  error: { code: 'unreachable' },
});

describe('foldHistory', () => {
  it('makes one line of equal entries in a row, newest line first', () => {
    const started: HistoryEntry = { atMs: 1, event: 'started', storedBytes: 0 };
    expect(foldHistory([started, lost(2, 70), lost(3, 70), lost(4, 70), lost(5, 90)])).toEqual([
      { entry: lost(5, 90), count: 1, lastAtMs: 5 },
      { entry: lost(2, 70), count: 3, lastAtMs: 4 },
      { entry: started, count: 1, lastAtMs: 1 },
    ]);
  });

  it('keeps apart what has other reasons', () => {
    const busy: HistoryEntry = { ...lost(3, 70), error: { code: 'http', status: 503 } };
    expect(foldHistory([lost(2, 70), busy, lost(4, 70)])).toHaveLength(3);
  });
});
