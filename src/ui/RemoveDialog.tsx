import type { DownloadSnapshot } from '../core/download.ts';
import { useApp } from './context.ts';
import { Dialog } from './Dialog.tsx';
import { ErrorText } from './ErrorText.tsx';
import { useCommand } from './useCommand.ts';

interface Props {
  readonly download: DownloadSnapshot;
  readonly onClose: () => void;
}

/** Asks before bytes are thrown away that were never saved, and says how many. */
export function RemoveDialog({ download, onClose }: Props) {
  const { t, format } = useApp();
  const { send, fault } = useCommand();
  const { url, name, storedBytes } = download;
  return (
    <Dialog heading={t('remove.heading')} onClose={onClose}>
      <p>{t('remove.text', { name, stored: format.bytes(storedBytes) })}</p>
      <ErrorText fault={fault.value} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          {t('remove.keep')}
        </button>
        <button
          type="button"
          class="button danger"
          onClick={async () => {
            if (await send({ type: 'remove', url })) onClose();
          }}
        >
          {t('action.remove')}
        </button>
      </div>
    </Dialog>
  );
}
