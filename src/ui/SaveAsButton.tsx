import { useSignal } from '@preact/signals';
import type { CommandError, DownloadSnapshot } from '../engine.ts';
import { useApp } from './context.ts';
import { ErrorText } from './ErrorText.tsx';

/** How a writing stands: the share that is written, or that all of it is there. */
type Writing = 'none' | 'whole' | { readonly share: number };

/** Writes a stored file where the user chooses, in browsers that let a page do so. */
export function SaveAsButton({ download }: { readonly download: DownloadSnapshot }) {
  const { model, t, format } = useApp();
  const writing = useSignal<Writing>('none');
  const fault = useSignal<CommandError | null>(null);
  const { saveAs } = model;
  if (saveAs === null) return null;
  const { url, name, storedBytes } = download;
  const isWriting = typeof writing.value === 'object';

  const choose = async () => {
    if (isWriting) return;
    const show = (bytes: number) => {
      writing.value = { share: bytes / storedBytes };
    };
    fault.value = null;
    writing.value = 'none';
    const result = await saveAs(url, name, show);
    if (result === null) return;
    writing.value = result.ok ? 'whole' : 'none';
    fault.value = result.ok ? null : result.error;
  };

  return (
    <>
      <button type="button" class="button small" aria-disabled={isWriting} onClick={choose}>
        {t('saveAs.action')}
      </button>
      <p class="hint" role="status">
        {writing.value === 'whole' && t('saveAs.whole')}
      </p>
      {typeof writing.value === 'object' && (
        <p class="hint">
          {t('saveAs.writing', { percent: format.percent(Math.floor(writing.value.share * 100)) })}
        </p>
      )}
      <ErrorText fault={fault.value} />
    </>
  );
}
