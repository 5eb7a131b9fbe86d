import { describe, expect, it } from 'vitest';
import { DownloadList } from '../../../src/client/downloadList.ts';
import { type DownloadSnapshot, defaultSettings } from '../../../src/core/download.ts';
import { snapshot } from '../ui/snapshot.ts';

const [a, b, c] = ['a', 'b', 'c'].map((url, index) => snapshot({ url, addedAtMs: index })) as [
  DownloadSnapshot,
  DownloadSnapshot,
  DownloadSnapshot,
];

function listOf(...downloads: readonly DownloadSnapshot[]) {
  const list = new DownloadList();
  const tell = (...inOrder: readonly DownloadSnapshot[]) =>
    list.hear({ kind: 'list', epoch: 1, downloads: inOrder, settings: defaultSettings });
  tell(...downloads);
  return { list, tell };
}

describe('the list of downloads', () => {
  it('knows the order of the queue', () => {
    const { list, tell } = listOf(a, b, c);
    expect(list.urls).toEqual(['a', 'b', 'c']);
    tell(c, a, b);
    expect(list.urls).toEqual(['c', 'a', 'b']);
  });

  it('takes in what comes and goes between two lists, and says what that was', () => {
    const { list } = listOf(a, b);
    const told = list.hear({ kind: 'changes', epoch: 1, changed: [c], removed: ['a'] });
    expect(told).toEqual(['c', 'a']);
    expect(list.urls).toEqual(['b', 'c']);
    expect(list.download('a')).toBeUndefined();
  });

  it('shows a link that was removed and added anew between two messages', () => {
    const { list } = listOf(a, b);
    list.hear({ kind: 'changes', epoch: 1, changed: [{ ...a, addedAtMs: 9 }], removed: ['a'] });
    expect(list.urls).toEqual(['b', 'a']);
    expect(list.download('a')?.addedAtMs).toBe(9);
  });

  it('keeps the very order while only progress is told', () => {
    const { list } = listOf(a, b);
    const before = list.urls;
    list.hear({ kind: 'changes', epoch: 1, changed: [{ ...a, storedBytes: 5 }], removed: [] });
    expect(list.urls).toBe(before);
    expect(list.download('a')?.storedBytes).toBe(5);
  });

  it('does not listen to an engine that was replaced', () => {
    const { list, tell } = listOf(a);
    list.hear({ kind: 'list', epoch: 2, downloads: [b], settings: defaultSettings });
    expect(tell(a)).toEqual([]);
    list.hear({ kind: 'changes', epoch: 1, changed: [c], removed: [] });
    expect(list.urls).toEqual(['b']);
  });
});
