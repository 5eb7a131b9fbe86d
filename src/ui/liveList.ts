import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { DownloadSnapshot, Settings } from '../core/download.ts';
import type { ChannelMessage } from '../core/protocol.ts';

/** The list as the engine tells it, one signal a download, so that a row changes alone. */
export interface LiveList {
  readonly urls: ReadonlySignal<readonly string[]>;
  readonly settings: ReadonlySignal<Settings>;
  download(url: string): ReadonlySignal<DownloadSnapshot | undefined>;
  /** Takes in what the engine said. */
  hear(message: ChannelMessage): void;
}

/** An empty list that grows and shrinks by what it hears, with settings to show until then. */
export function createLiveList(initialSettings: Settings): LiveList {
  const urls = signal<readonly string[]>([]);
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

  const show = (changed: readonly DownloadSnapshot[], gone: (url: string) => boolean): void => {
    for (const snapshot of changed) download(snapshot.url).value = snapshot;
    const before = urls.peek();
    const added = changed.map(({ url }) => url).filter((url) => !before.includes(url));
    const removed = before.filter(gone);
    if (added.length + removed.length === 0) return;
    urls.value = [...added.reverse(), ...before.filter((url) => !gone(url))];
    for (const url of removed) {
      download(url).value = undefined;
      snapshots.delete(url);
    }
  };

  return {
    urls,
    settings,
    download,
    hear(message) {
      if (message.kind === 'list') {
        // An engine that was replaced may still get a word in.
        if (message.epoch < epoch) return;
        epoch = message.epoch;
        settings.value = message.settings;
        const present = new Set(message.downloads.map(({ url }) => url));
        show(message.downloads, (url) => !present.has(url));
      } else if (message.kind === 'changes' && message.epoch === epoch) {
        const removed = new Set(message.removed);
        show(message.changed, (url) => removed.has(url));
      }
    },
  };
}
