import type { DownloadSnapshot } from '../engine.ts';
import { useApp } from './context.ts';

/** Writes a stored file where the user chooses, in browsers that let a page do so. */
export function SaveAsButton({ download }: { readonly download: DownloadSnapshot }) {
  const { writings, t } = useApp();
  if (writings === null) return null;
  return (
    <button
      type="button"
      class="button small"
      aria-disabled={writings.of(download).value?.state === 'writing'}
      onClick={() => void writings.write(download)}
    >
      {t('saveAs.action')}
    </button>
  );
}
