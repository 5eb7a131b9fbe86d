import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { DownloadSnapshot, PhaseName } from '../engine.ts';
import { useApp } from './context.ts';

/** What is new in the list since it was looked at last. */
export interface PhaseChanges {
  /** Downloads in another phase than before; `from` is undefined for one that has come. */
  readonly changed: readonly {
    readonly download: DownloadSnapshot;
    readonly from: PhaseName | undefined;
  }[];
  /** Names of those that are gone. */
  readonly removed: readonly string[];
}

interface Known {
  readonly name: string;
  readonly phase: PhaseName;
}

/** Tells what changes in the list; the list as it was found is no news. */
export function usePhaseChanges(tell: (changes: PhaseChanges) => void): void {
  const { model } = useApp();
  const known = useRef<ReadonlyMap<string, Known> | null>(null);
  useSignalEffect(() => {
    const before = known.current;
    if (before === null && model.engine.value !== 'ready') return;
    const now = new Map<string, Known>();
    const changed: { download: DownloadSnapshot; from: PhaseName | undefined }[] = [];
    for (const url of model.urls.value) {
      const download = model.download(url).value;
      if (download === undefined) continue;
      const from = before?.get(url)?.phase;
      now.set(url, { name: download.name, phase: download.phase.name });
      if (before !== null && from !== download.phase.name) changed.push({ download, from });
    }
    const removed = [...(before ?? [])].flatMap(([url, { name }]) => (now.has(url) ? [] : [name]));
    known.current = now;
    if (changed.length + removed.length > 0) tell({ changed, removed });
  });
}
