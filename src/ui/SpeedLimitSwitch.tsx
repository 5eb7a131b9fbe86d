import type { SettingsChange } from '../engine.ts';
import { useApp } from './context.ts';
import { Switch } from './Switch.tsx';

interface Props {
  /** Resolves with whether the change was taken. */
  readonly onChange: (change: SettingsChange) => Promise<boolean>;
}

/** Lifts the speed limit of all downloads for now, and puts it back, where one is set. */
export function SpeedLimitSwitch({ onChange }: Props) {
  const { model, t, format } = useApp();
  const { speedLimit, speedLimitOn } = model.settings.value;
  if (speedLimit === null) return null;
  return (
    <Switch
      label={t('list.speedLimit', { speed: format.speed(speedLimit) })}
      checked={speedLimitOn}
      onChange={(wanted) => onChange({ speedLimitOn: wanted })}
    />
  );
}
