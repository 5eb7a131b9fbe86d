import { useSignal } from '@preact/signals';
import { useApp } from './context.ts';

/** Asks the browser to keep what is stored, and says so where it does not agree. */
export function AskToKeep() {
  const { model, t } = useApp();
  const declined = useSignal(false);
  if (declined.value) return t('notice.evict.declined');
  const ask = async () => {
    await model.requestPersistence();
    declined.value = model.conditions.value.persistent === false;
  };
  return (
    <button type="button" class="inline-button" onClick={() => void ask()}>
      {t('notice.evict.action')}
    </button>
  );
}
