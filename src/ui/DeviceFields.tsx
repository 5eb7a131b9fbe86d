import { useSignal } from '@preact/signals';
import { useApp } from './context.ts';
import { SwitchField } from './SwitchField.tsx';

/** What the page may do beyond itself; only what this browser can is offered. */
export function DeviceFields() {
  const { model, t, preferences } = useApp();
  const { device } = model;
  const answer = useSignal(device.notificationAnswer());
  const switchNotify = async (wanted: boolean): Promise<boolean> => {
    // Asked here only, where it is plain what for.
    if (wanted) answer.value = await device.askToNotify();
    preferences.notify.value = wanted && answer.value === 'granted';
    return preferences.notify.value === wanted;
  };
  return (
    <>
      {answer.value !== 'unsupported' && (
        <SwitchField
          label={t('settings.notify')}
          hint={t(answer.value === 'refused' ? 'settings.notify.refused' : 'settings.notify.hint')}
          checked={preferences.notify.value && answer.value === 'granted'}
          onChange={switchNotify}
        />
      )}
      {device.keepAwake !== null && (
        <SwitchField
          label={t('settings.keepAwake')}
          hint={t('settings.keepAwake.hint')}
          checked={preferences.keepAwake.value}
          onChange={(wanted) => {
            preferences.keepAwake.value = wanted;
            return true;
          }}
        />
      )}
    </>
  );
}
