import { useId } from 'preact/hooks';
import { languageNames } from '../i18n/language.ts';
import { CountField } from './CountField.tsx';
import { useApp } from './context.ts';
import { DailyWindowFields } from './DailyWindowFields.tsx';
import { DeviceFields } from './DeviceFields.tsx';
import { ErrorText } from './ErrorText.tsx';
import { themes } from './preferences.ts';
import { SettingsTransfer } from './SettingsTransfer.tsx';
import { SpeedLimitField } from './SpeedLimitField.tsx';
import { SwitchField } from './SwitchField.tsx';
import { useCommand } from './useCommand.ts';

/** What can be set: how much is fetched at once, for every tab, and how this browser shows it. */
export function SettingsFields() {
  const { model, t, preferences } = useApp();
  const { send, fault } = useCommand();
  const id = useId();
  const { downloadsAtATime, connections, speedLimit, freeOnceSaved } = model.settings.value;
  return (
    <div class="settings">
      <CountField
        label={t('settings.downloadsAtATime')}
        hint={t('settings.downloadsAtATime.hint')}
        count={downloadsAtATime}
        onChange={(count) => send({ type: 'configure', settings: { downloadsAtATime: count } })}
      />
      <CountField
        label={t('settings.connections')}
        hint={t('settings.connections.hint')}
        count={connections}
        onChange={(count) => send({ type: 'configure', settings: { connections: count } })}
      />
      <SpeedLimitField
        label={t('settings.speedLimit')}
        hint={t('settings.speedLimit.hint')}
        speedLimit={speedLimit}
        onChange={(limit) =>
          send({ type: 'configure', settings: { speedLimit: limit, speedLimitOn: true } })
        }
      />
      <DailyWindowFields onChange={(settings) => send({ type: 'configure', settings })} />
      <SwitchField
        label={t('settings.freeOnceSaved')}
        hint={t(
          model.saveAs === null ? 'settings.freeOnceSaved.unseen' : 'settings.freeOnceSaved.hint',
        )}
        checked={freeOnceSaved}
        disabled={model.saveAs === null}
        onChange={(wanted) => send({ type: 'configure', settings: { freeOnceSaved: wanted } })}
      />
      <ErrorText fault={fault.value} />
      <div class="setting">
        <label for={`${id}-theme`}>{t('settings.theme')}</label>
        <select
          id={`${id}-theme`}
          class="field"
          value={preferences.theme.value}
          onChange={({ currentTarget }) => {
            preferences.theme.value = themes[currentTarget.selectedIndex] ?? 'system';
          }}
        >
          {themes.map((theme) => (
            <option key={theme} value={theme}>
              {t(`settings.theme.${theme}`)}
            </option>
          ))}
        </select>
      </div>
      <div class="setting">
        <label for={`${id}-language`}>{t('settings.language')}</label>
        <select
          id={`${id}-language`}
          class="field"
          value={preferences.language.value ?? ''}
          onChange={({ currentTarget }) => {
            preferences.language.value = currentTarget.value === '' ? null : currentTarget.value;
          }}
        >
          <option value="">{t('settings.language.browser')}</option>
          {languageNames.map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <DeviceFields />
      {model.installsByMenu && <p class="hint">{t('settings.install.hint')}</p>}
      <SettingsTransfer />
    </div>
  );
}
