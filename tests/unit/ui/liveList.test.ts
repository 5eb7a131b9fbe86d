import { effect } from '@preact/signals';
import { expect, it } from 'vitest';
import { type DownloadSnapshot, defaultSettings } from '../../../src/core/download.ts';
import type { Engine } from '../../../src/engine.ts';
import { createLiveList } from '../../../src/ui/liveList.ts';
import { snapshot } from './snapshot.ts';

/** What an engine tells, and what it is made to tell next. */
function engineOf(...downloads: readonly DownloadSnapshot[]) {
  let listener = (_: readonly string[]): void => undefined;
  const known = new Map(downloads.map((one) => [one.url, one]));
  const source: Parameters<typeof createLiveList>[0] & { urls: Engine['urls'] } = {
    urls: [...known.keys()],
    settings: defaultSettings,
    state: 'ready',
    isOwner: true,
    download: (url) => known.get(url),
    subscribe(listen) {
      listener = listen;
      return () => undefined;
    },
  };
  const tell = (url: string, changed: DownloadSnapshot | undefined): void => {
    if (changed === undefined) known.delete(url);
    else known.set(url, changed);
    if (known.size !== source.urls.length) source.urls = [...known.keys()];
    listener([url]);
  };
  return { list: createLiveList(source), tell };
}

const a = snapshot({ url: 'a', addedAtMs: 1 });
const b = snapshot({ url: 'b', addedAtMs: 2 });

it('shows the newest first, whatever the order of the queue', () => {
  const { list, tell } = engineOf(b, a);
  expect(list.queue.value).toEqual(['b', 'a']);
  expect(list.urls.value).toEqual(['b', 'a']);
  tell('c', snapshot({ url: 'c', addedAtMs: 3 }));
  expect(list.queue.value).toEqual(['b', 'a', 'c']);
  expect(list.urls.value).toEqual(['c', 'b', 'a']);
});

it('has one row change alone, and not the list', () => {
  const { list, tell } = engineOf(a, b);
  let listed = 0;
  let rowed = 0;
  effect(() => {
    void list.urls.value;
    listed += 1;
  });
  effect(() => {
    void list.download('b').value;
    rowed += 1;
  });
  tell('a', { ...a, storedBytes: 5 });
  expect(list.download('a').value?.storedBytes).toBe(5);
  expect([listed, rowed]).toEqual([1, 1]);
});

it('lets go of a download that was removed', () => {
  const { list, tell } = engineOf(a, b);
  const gone = list.download('a');
  tell('a', undefined);
  expect(gone.value).toBeUndefined();
  expect(list.urls.value).toEqual(['b']);
});
