import type { ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApp } from './context.ts';
import { ErrorText } from './ErrorText.tsx';
import { PauseAndResume } from './PauseAndResume.tsx';
import { useBulkCommand } from './useBulkCommand.ts';

/** What can be done with all that are chosen. It stays in sight while the list is scrolled. */
export function SelectionBar({ shown }: { readonly shown: ReadonlySignal<readonly string[]> }) {
  const { model, t, selection, removals } = useApp();
  const chosen = () => model.queue.value.filter((url) => selection.chosen.value?.has(url));
  const bulk = useBulkCommand(chosen);
  const count = chosen().length;
  const bar = useRef<HTMLElement>(null);
  // It stands in the place of the button that began it, and hands the keyboard on in the end.
  useLayoutEffect(() => bar.current?.querySelector('button')?.focus(), []);
  const end = () => {
    selection.end();
    document.getElementById('downloads-heading')?.focus();
  };
  return (
    <section class="selection-bar" ref={bar} aria-label={t('tools.selection')}>
      <p role="status">{t('tools.selected', { count })}</p>
      <button type="button" class="button small quiet" onClick={() => selection.set(shown.peek())}>
        {t('tools.selectAll')}
      </button>
      <div class="bulk">
        <PauseAndResume bulk={bulk} pause={t('action.pause')} resume={t('action.resume')} />
        <button
          type="button"
          class="button small"
          aria-disabled={count === 0}
          onClick={() => {
            if (count === 0) return;
            removals.remove(chosen());
            end();
          }}
        >
          {t('action.remove')}
        </button>
        <button type="button" class="button small quiet" onClick={end}>
          {t('dialog.done')}
        </button>
      </div>
      <ErrorText fault={bulk.fault.value} />
    </section>
  );
}
