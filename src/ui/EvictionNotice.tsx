import { AskToKeep } from './AskToKeep.tsx';
import { useApp } from './context.ts';
import { Notice } from './Notice.tsx';

/** Says that stored bytes are kept only while there is space, below the list, where it moves nothing. */
export function EvictionNotice() {
  const { model, t } = useApp();
  const { persistent, storageUsable, privateWindow } = model.conditions.value;
  const shown =
    persistent === false && storageUsable && !privateWindow && model.urls.value.length > 0;
  if (!shown) return null;
  return (
    <Notice>
      {t('notice.evict')} <AskToKeep />
    </Notice>
  );
}
