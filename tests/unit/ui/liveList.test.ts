import { describe, expect, it } from 'vitest';
import { type DownloadSnapshot, defaultSettings } from '../../../src/core/download.ts';
import { createLiveList } from '../../../src/ui/liveList.ts';
import { snapshot } from './snapshot.ts';

const [a, b, c] = ['a', 'b', 'c'].map((url, index) => snapshot({ url, addedAtMs: index })) as [
  DownloadSnapshot,
  DownloadSnapshot,
  DownloadSnapshot,
];

function listOf(...downloads: readonly DownloadSnapshot[]) {
  const list = createLiveList(defaultSettings);
  const tell = (...inOrder: readonly DownloadSnapshot[]) =>
    list.hear({ kind: 'list', epoch: 1, downloads: inOrder, settings: defaultSettings });
  tell(...downloads);
  return { list, tell };
}

describe('the live list', () => {
  it('knows the order of the queue, and shows the newest first whatever that is', () => {
    const { list, tell } = listOf(a, b, c);
    expect(list.queue.value).toEqual(['a', 'b', 'c']);
    tell(c, a, b);
    expect(list.queue.value).toEqual(['c', 'a', 'b']);
    expect(list.urls.value).toEqual(['c', 'b', 'a']);
  });

  it('takes in what comes and goes between two lists', () => {
    const { list } = listOf(a, b);
    const gone = list.download('a');
    list.hear({ kind: 'changes', epoch: 1, changed: [c], removed: ['a'] });
    expect(list.queue.value).toEqual(['b', 'c']);
    expect(list.urls.value).toEqual(['c', 'b']);
    expect(gone.value).toBeUndefined();
  });

  it('shows a link that was removed and added anew between two messages', () => {
    const { list } = listOf(a, b);
    list.hear({ kind: 'changes', epoch: 1, changed: [{ ...a, addedAtMs: 9 }], removed: ['a'] });
    expect(list.queue.value).toEqual(['b', 'a']);
    expect(list.download('a').value?.addedAtMs).toBe(9);
  });

  it('keeps the very list while only progress is told, so that it is not rendered again', () => {
    const { list } = listOf(a, b);
    const before = list.urls.value;
    list.hear({ kind: 'changes', epoch: 1, changed: [{ ...a, storedBytes: 5 }], removed: [] });
    expect(list.urls.value).toBe(before);
    expect(list.download('a').value?.storedBytes).toBe(5);
  });

  it('does not listen to an engine that was replaced', () => {
    const { list, tell } = listOf(a);
    list.hear({ kind: 'list', epoch: 2, downloads: [b], settings: defaultSettings });
    tell(a);
    list.hear({ kind: 'changes', epoch: 1, changed: [c], removed: [] });
    expect(list.urls.value).toEqual(['b']);
  });
});
