import { AskToKeep } from './AskToKeep.tsx';
import { useApp } from './context.ts';

/** Whether this browser keeps what is stored when space gets short, and what to do where it may not. */
export function KeptNote() {
  const { model, t } = useApp();
  switch (model.conditions.value.persistent) {
    case true:
      return <p>{t('storage.kept')}</p>;
    case null:
      return <p>{t('storage.unsaid')}</p>;
    case false:
      return (
        <p>
          {t('notice.evict')} <AskToKeep />
        </p>
      );
  }
}
