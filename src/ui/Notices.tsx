import { useApp } from './context.ts';
import { Notice } from './Notice.tsx';

/** What this browser, this page or its engine cannot promise, said before it matters. */
export function Notices() {
  const { model, t } = useApp();
  const { secureContext, privateWindow, storageUsable } = model.conditions.value;
  return (
    <div class="notices" role="status">
      {model.engine.value === 'mute' && <Notice serious>{t('notice.mute')}</Notice>}
      {!storageUsable && <Notice serious>{t('notice.storage')}</Notice>}
      {!secureContext && <Notice serious>{t('notice.insecure')}</Notice>}
      {privateWindow && <Notice>{t('notice.private')}</Notice>}
    </div>
  );
}
