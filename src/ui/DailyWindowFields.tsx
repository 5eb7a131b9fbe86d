import { useId } from 'preact/hooks';
import type { SettingsChange } from '../engine.ts';
import { useApp } from './context.ts';
import { SwitchField } from './SwitchField.tsx';
import { useDraft } from './useDraft.ts';

interface Props {
  /** Resolves with whether the change was taken. */
  readonly onChange: (change: SettingsChange) => Promise<boolean>;
}

/** The hours in which downloads run, where they may not at all times. */
export function DailyWindowFields({ onChange }: Props) {
  const { model, t } = useApp();
  const { dailyWindow, dailyWindowOn } = model.settings.value;
  return (
    <>
      <SwitchField
        label={t('settings.dailyWindow')}
        hint={t('settings.dailyWindow.hint')}
        checked={dailyWindowOn}
        onChange={(wanted) => onChange({ dailyWindowOn: wanted })}
      />
      {dailyWindowOn && (
        <>
          <TimeField
            label={t('settings.dailyWindow.start')}
            minute={dailyWindow.startMinute}
            onChange={(startMinute) => onChange({ dailyWindow: { startMinute } })}
          />
          <TimeField
            label={t('settings.dailyWindow.end')}
            minute={dailyWindow.endMinute}
            onChange={(endMinute) => onChange({ dailyWindow: { endMinute } })}
          />
        </>
      )}
    </>
  );
}

interface TimeFieldProps {
  readonly label: string;
  /** Since midnight. */
  readonly minute: number;
  readonly onChange: (minute: number) => Promise<boolean>;
}

function TimeField({ label, minute, onChange }: TimeFieldProps) {
  const id = useId();
  const twoDigits = (count: number) => String(count).padStart(2, '0');
  const shown = `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
  const take = ({ value }: HTMLInputElement) => {
    const [hours, minutes] = value.split(':').map(Number);
    return onChange(Number(hours) * 60 + Number(minutes));
  };
  const draft = useDraft(shown, take, { isTime: true });
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      <input id={id} class="field" type="time" required {...draft} />
    </div>
  );
}
