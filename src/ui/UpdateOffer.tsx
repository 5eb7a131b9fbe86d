import { useSignal } from '@preact/signals';
import { useApp } from './context.ts';

/** Offers a new version. Nothing reloads until it is chosen: that would cut running transfers. */
export function UpdateOffer() {
  const { model, t } = useApp();
  const apply = model.update.value;
  const putOff = useSignal<(() => void) | null>(null);
  const shown = apply !== null && putOff.value !== apply;
  return (
    <div role="status">
      {shown && (
        <div class="toast">
          <p>{t('update.text')}</p>
          <button type="button" class="button small main" onClick={apply}>
            {t('update.apply')}
          </button>
          <button
            type="button"
            class="button small quiet"
            onClick={() => {
              putOff.value = apply;
            }}
          >
            {t('update.later')}
          </button>
        </div>
      )}
    </div>
  );
}
