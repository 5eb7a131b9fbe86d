import { useApp } from './context.ts';
import { Dialog } from './Dialog.tsx';
import { deferred } from './deferred.tsx';

const StorageContent = deferred(() =>
  import('./StorageContent.tsx').then(({ StorageContent }) => StorageContent),
);

/** What is stored in this browser, and how to make room. */
export function StorageDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useApp();
  return (
    <Dialog heading={t('storage.heading')} onClose={onClose}>
      <StorageContent />
      <div class="dialog-actions">
        <button type="button" class="button main" onClick={onClose}>
          {t('dialog.done')}
        </button>
      </div>
    </Dialog>
  );
}
