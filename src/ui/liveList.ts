import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { DownloadSnapshot, Engine, EngineState, Settings } from '../engine.ts';

/** What the engine tells as signals, one a download, so that a row changes alone. */
export interface LiveList {
  /** Newest first. */
  readonly urls: ReadonlySignal<readonly string[]>;
  /** In the order in which downloads get their places. */
  readonly queue: ReadonlySignal<readonly string[]>;
  readonly settings: ReadonlySignal<Settings>;
  readonly engine: ReadonlySignal<EngineState>;
  readonly isOwner: ReadonlySignal<boolean>;
  download(url: string): ReadonlySignal<DownloadSnapshot | undefined>;
}

/** Signals that follow the engine from now on. */
export function createLiveList(
  source: Pick<Engine, 'urls' | 'settings' | 'state' | 'isOwner' | 'download' | 'subscribe'>,
): LiveList {
  const queue = signal(source.urls);
  const settings = signal(source.settings);
  const engine = signal(source.state);
  const isOwner = signal(source.isOwner);
  const snapshots = new Map<string, Signal<DownloadSnapshot | undefined>>();

  const download = (url: string): Signal<DownloadSnapshot | undefined> => {
    const known = snapshots.get(url);
    if (known !== undefined) return known;
    const fresh = signal(source.download(url));
    snapshots.set(url, fresh);
    return fresh;
  };

  const addedAtMs = (url: string): number => download(url).peek()?.addedAtMs ?? 0;
  const urls = computed(() => queue.value.toReversed().sort((a, b) => addedAtMs(b) - addedAtMs(a)));

  source.subscribe((changed) =>
    batch(() => {
      for (const url of changed) {
        const snapshot = source.download(url);
        download(url).value = snapshot;
        if (snapshot === undefined) snapshots.delete(url);
      }
      queue.value = source.urls;
      settings.value = source.settings;
      engine.value = source.state;
      isOwner.value = source.isOwner;
    }),
  );
  return { urls, queue, settings, engine, isOwner, download };
}
