import { useComputed, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useApp } from './context.ts';
import { phaseText } from './phaseText.ts';
import { usePhaseChanges } from './usePhaseChanges.ts';

/**
 * Shows beyond the page what goes on in it: a badge with the number of running downloads,
 * notifications of those that have ended, and a screen that stays awake meanwhile, the latter two
 * where they were asked for. Only the tab that does the downloading does so: one is enough.
 */
export function useDeviceSigns(): void {
  const { model, preferences, t } = useApp();
  const { device, isOwner } = model;

  const phases = useComputed(() =>
    isOwner.value ? model.urls.value.map((url) => model.download(url).value?.phase.name) : [],
  );
  const running = useComputed(() => phases.value.filter((phase) => phase === 'running').length);
  const isBusy = useComputed(
    () => running.value > 0 || phases.value.some((phase) => phase === 'verifying'),
  );
  useSignalEffect(() => {
    if (isOwner.value) device.showBadge(running.value);
  });
  useSignalEffect(() => device.keepAwake?.(isBusy.value && preferences.keepAwake.value));

  useEffect(() => {
    // Nothing runs without this tab, and no other may come to say so.
    const clear = () => {
      if (isOwner.peek()) device.showBadge(0);
    };
    addEventListener('pagehide', clear);
    return () => removeEventListener('pagehide', clear);
  }, [device, isOwner]);

  usePhaseChanges(({ changed }) => {
    if (!isOwner.peek() || !preferences.notify.peek()) return;
    for (const { download, from } of changed) {
      const { url, name, phase } = download;
      const wasDone = from === 'ready' || from === 'saved';
      const isDone = phase.name === 'ready' || phase.name === 'saved';
      if (phase.name !== 'failed' && (!isDone || wasDone)) continue;
      void device.notify(name, phaseText(phase, model.conditions.peek().online, t), url);
    }
  });
}
