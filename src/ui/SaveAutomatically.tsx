import type { SettingsChange } from '../engine.ts';
import { useApp } from './context.ts';
import { Switch } from './Switch.tsx';

interface Props {
  /** Resolves with whether the change was taken. */
  readonly onChange: (change: SettingsChange) => Promise<boolean>;
}

/** Whether a file is handed over as soon as it is complete and no digest contradicts it. */
export function SaveAutomatically({ onChange }: Props) {
  const { model, t } = useApp();
  return (
    <Switch
      label={t('list.saveAutomatically')}
      checked={model.settings.value.saveAutomatically}
      onChange={(wanted) => onChange({ saveAutomatically: wanted })}
    />
  );
}
