import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useApp } from './context.ts';
import type { Launch } from './model.ts';
import { useBulkCommand } from './useBulkCommand.ts';

/** Carries out the shortcut of the app's icon that pauses all, once the list is known. */
export function usePauseAllShortcut(): void {
  const { model } = useApp();
  const { perform } = useBulkCommand(() => model.queue.value);
  const carriedOut = useRef<Launch | null>(null);
  useSignalEffect(() => {
    const launch = model.launched.value;
    if (launch.shortcut !== 'pause-all' || carriedOut.current === launch) return;
    if (model.engine.value !== 'ready') return;
    carriedOut.current = launch;
    void perform('pause');
  });
}
