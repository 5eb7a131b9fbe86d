import { useApp } from './context.ts';
import { ErrorText } from './ErrorText.tsx';
import { useBulkCommand } from './useBulkCommand.ts';

/** Pauses or resumes every download that can be. All buttons stay, so that none moves. */
export function BulkActions() {
  const { model, t, selection } = useApp();
  const { mayPause, mayResume, perform, fault } = useBulkCommand(() => model.queue.value);
  return (
    <div class="bulk">
      <button
        type="button"
        class="button small"
        aria-disabled={!mayPause.value}
        onClick={() => void perform('pause')}
      >
        {t('tools.pauseAll')}
      </button>
      <button
        type="button"
        class="button small"
        aria-disabled={!mayResume.value}
        onClick={() => void perform('resume')}
      >
        {t('tools.resumeAll')}
      </button>
      <button type="button" class="button small quiet" onClick={selection.begin}>
        {t('tools.select')}
      </button>
      <ErrorText fault={fault.value} />
    </div>
  );
}
