import { useApp } from './context.ts';
import { Dialog } from './Dialog.tsx';
import { deferred } from './deferred.tsx';

const SettingsFields = deferred(() =>
  import('./SettingsFields.tsx').then(({ SettingsFields }) => SettingsFields),
);

/** The settings. Each applies at once, so that there is nothing to confirm. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, question } = useApp();
  return (
    <Dialog heading={t('settings.heading')} onClose={onClose}>
      <SettingsFields />
      <div class="dialog-actions">
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            question.value = { kind: 'storage' };
          }}
        >
          {t('storage.open')}
        </button>
        <button type="button" class="button main" onClick={onClose}>
          {t('dialog.done')}
        </button>
      </div>
    </Dialog>
  );
}
