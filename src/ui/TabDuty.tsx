import { useComputed } from '@preact/signals';
import type { MessageKey } from '../i18n/translate.ts';
import { useApp } from './context.ts';

/** Says which tab must stay open while something is fetched. Its line is kept free otherwise. */
export function TabDuty() {
  const { model, t } = useApp();
  const duty = useComputed(() => {
    const busy = model.urls.value.some((url) => {
      const phase = model.download(url).value?.phase.name;
      return phase === 'running' || phase === 'verifying' || phase === 'waiting';
    });
    if (!model.conditions.value.online) return 'notice.offline';
    if (!busy) return null;
    return model.isOwner.value ? 'notice.stayOpen' : 'notice.elsewhere';
  }) satisfies { readonly value: MessageKey | null };
  return <p class="duty">{duty.value && t(duty.value)}</p>;
}
