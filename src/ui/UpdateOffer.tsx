import { useSignal } from '@preact/signals';
import { useApp } from './context.ts';
import { deferred } from './deferred.tsx';

const WhatsNew = deferred(() => import('./WhatsNew.tsx').then(({ WhatsNew }) => WhatsNew));

/** Offers a new version. Nothing reloads until it is chosen, and everything in hand is committed. */
export function UpdateOffer() {
  const { model, t } = useApp();
  const apply = model.update.value;
  const putOff = useSignal<typeof apply>(null);
  const applying = useSignal(false);
  const shown = apply !== null && putOff.value !== apply;
  return (
    <div role="status">
      {shown && (
        <div class="toast">
          <p>{t(applying.value ? 'update.applying' : 'update.text')}</p>
          <WhatsNew />
          <button
            type="button"
            class="button small main"
            aria-disabled={applying.value}
            onClick={async () => {
              if (applying.value) return;
              applying.value = true;
              await apply();
            }}
          >
            {t('update.apply')}
          </button>
          <button
            type="button"
            class="button small quiet"
            onClick={() => {
              putOff.value = apply;
              document.getElementById('downloads-heading')?.focus({ preventScroll: true });
            }}
          >
            {t('update.later')}
          </button>
        </div>
      )}
    </div>
  );
}
