import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { DownloadSnapshot, Settings } from '../core/download.ts';
import type { ChannelMessage } from '../core/protocol.ts';

/** The list as the engine tells it, one signal a download, so that a row changes alone. */
export interface LiveList {
  /** Newest first. */
  readonly urls: ReadonlySignal<readonly string[]>;
  /** In the order in which downloads get their places. */
  readonly queue: ReadonlySignal<readonly string[]>;
  readonly settings: ReadonlySignal<Settings>;
  download(url: string): ReadonlySignal<DownloadSnapshot | undefined>;
  /** Takes in what the engine said. */
  hear(message: ChannelMessage): void;
}

/** An empty list that grows and shrinks by what it hears, with settings to show until then. */
export function createLiveList(initialSettings: Settings): LiveList {
  const queue = signal<readonly string[]>([]);
  const settings = signal(initialSettings);
  const snapshots = new Map<string, Signal<DownloadSnapshot | undefined>>();
  let epoch = 0;

  const download = (url: string): Signal<DownloadSnapshot | undefined> => {
    const known = snapshots.get(url);
    if (known !== undefined) return known;
    const fresh = signal<DownloadSnapshot | undefined>(undefined);
    snapshots.set(url, fresh);
    return fresh;
  };

  const addedAtMs = (url: string): number => download(url).peek()?.addedAtMs ?? 0;
  const urls = computed(() => queue.value.toReversed().sort((a, b) => addedAtMs(b) - addedAtMs(a)));

  /** `inOrder`: every URL there is. */
  const show = (changed: readonly DownloadSnapshot[], inOrder: readonly string[]): void => {
    for (const snapshot of changed) download(snapshot.url).value = snapshot;
    const before = queue.peek();
    const same =
      inOrder.length === before.length && inOrder.every((url, place) => url === before[place]);
    if (same) return;
    queue.value = inOrder;
    const present = new Set(inOrder);
    for (const url of before) {
      if (present.has(url)) continue;
      download(url).value = undefined;
      snapshots.delete(url);
    }
  };

  return {
    urls,
    queue,
    settings,
    download,
    hear(message) {
      if (message.kind === 'list') {
        // An engine that was replaced may still get a word in.
        if (message.epoch < epoch) return;
        epoch = message.epoch;
        settings.value = message.settings;
        show(
          message.downloads,
          message.downloads.map(({ url }) => url),
        );
      } else if (message.kind === 'changes' && message.epoch === epoch) {
        const known = new Set(queue.peek());
        for (const url of message.removed) known.delete(url);
        // After the removals: a link may have been added anew since.
        for (const { url } of message.changed) known.add(url);
        show(message.changed, [...known]);
      }
    },
  };
}
