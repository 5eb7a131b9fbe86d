import { useEffect } from 'preact/hooks';
import type { DownloadSnapshot } from '../engine.ts';
import { algorithmName } from './algorithmName.ts';
import { useApp } from './context.ts';
import { Dialog } from './Dialog.tsx';
import { ErrorText } from './ErrorText.tsx';
import { useCommand } from './useCommand.ts';

interface Props {
  readonly download: DownloadSnapshot;
  readonly onClose: () => void;
}

/** Warns before a file is handed over that is not what its digest says. */
export function SaveAnywayDialog({ download, onClose }: Props) {
  const { t } = useApp();
  const { save, fault } = useCommand();
  const { url, name, phase } = download;
  const mismatch =
    phase.name === 'failed' && phase.error.code === 'checksum-mismatch' ? phase.error : null;
  const moot = mismatch === null;
  // It may have been repaired or started over in another tab meanwhile.
  useEffect(() => {
    if (moot) onClose();
  }, [moot, onClose]);
  if (moot) return null;
  return (
    <Dialog heading={t('saveAnyway.heading')} onClose={onClose}>
      <p>{t('saveAnyway.text', { name, algorithm: algorithmName(mismatch.algorithm) })}</p>
      <ErrorText fault={fault.value} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          {t('dialog.cancel')}
        </button>
        <button
          type="button"
          class="button danger"
          onClick={async () => {
            if (await save(url)) onClose();
          }}
        >
          {t('action.saveAnyway')}
        </button>
      </div>
    </Dialog>
  );
}
