import { useApp } from './context.ts';
import { ErrorText } from './ErrorText.tsx';
import { PauseAndResume } from './PauseAndResume.tsx';
import { useBulkCommand } from './useBulkCommand.ts';

/** Pauses or resumes every download that can be. All buttons stay, so that none moves. */
export function BulkActions() {
  const { model, t, selection } = useApp();
  const bulk = useBulkCommand(() => model.queue.value);
  return (
    <div class="bulk">
      <PauseAndResume bulk={bulk} pause={t('tools.pauseAll')} resume={t('tools.resumeAll')} />
      <button type="button" class="button small quiet" onClick={selection.begin}>
        {t('tools.select')}
      </button>
      <ErrorText fault={bulk.fault.value} />
    </div>
  );
}
