import { useSignal } from '@preact/signals';
import { useApp } from './context.ts';
import { Notice } from './Notice.tsx';

/** Says that stored bytes are kept only while there is space, below the list, where it moves nothing. */
export function EvictionNotice() {
  const { model, t } = useApp();
  const declined = useSignal(false);
  const { persistent, storageUsable, privateWindow } = model.conditions.value;
  const shown =
    persistent === false && storageUsable && !privateWindow && model.urls.value.length > 0;
  if (!shown) return null;
  const ask = async () => {
    await model.requestPersistence();
    declined.value = model.conditions.value.persistent === false;
  };
  return (
    <Notice>
      {t('notice.evict')}{' '}
      {declined.value ? (
        t('notice.evict.declined')
      ) : (
        <button type="button" class="inline-button" onClick={() => void ask()}>
          {t('notice.evict.action')}
        </button>
      )}
    </Notice>
  );
}
