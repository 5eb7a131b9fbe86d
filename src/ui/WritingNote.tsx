import type { DownloadSnapshot } from '../engine.ts';
import { useApp } from './context.ts';
import { ErrorText } from './ErrorText.tsx';

/** What `Save as…` does and has done: in the row, for the details may be closed by then. */
export function WritingNote({ download }: { readonly download: DownloadSnapshot }) {
  const { writings, t, format } = useApp();
  const writing = writings?.of(download).value ?? null;
  if (writing === null) return null;
  if (writing.state === 'failed') return <ErrorText fault={writing.fault} />;
  return (
    <div class="note">
      {writing.state === 'writing' && (
        <p>{t('saveAs.writing', { percent: format.percent(Math.floor(writing.share * 100)) })}</p>
      )}
      <p role="status">{writing.state === 'whole' && t('saveAs.whole')}</p>
    </div>
  );
}
