import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useApp } from './context.ts';
import { ErrorText } from './ErrorText.tsx';
import { resetPreferences } from './preferences.ts';
import { readSettingsFile, writeSettingsFile } from './settingsFile.ts';
import { useCommand } from './useCommand.ts';

/** Takes the settings to a file, from one, and back to how they were at first. */
export function SettingsTransfer() {
  const { model, t, preferences } = useApp();
  const { send, fault } = useCommand();
  const input = useRef<HTMLInputElement>(null);
  const outcome = useSignal<'none' | 'imported' | 'unreadable' | 'reset'>('none');

  const take = async (chosen: File) => {
    const file = readSettingsFile(await chosen.text());
    if (file === null) {
      outcome.value = 'unreadable';
      return;
    }
    outcome.value = 'none';
    if (!(await send({ type: 'configure', settings: file.settings }))) return;
    file.apply(preferences);
    outcome.value = 'imported';
  };

  const reset = async () => {
    outcome.value = 'none';
    if (!(await send({ type: 'configure', settings: model.defaultSettings }))) return;
    resetPreferences(preferences);
    outcome.value = 'reset';
  };

  return (
    <div class="settings-transfer">
      <button
        type="button"
        class="button small"
        onClick={() => {
          const text = writeSettingsFile(model.settings.peek(), preferences);
          model.saveText(text, 'holdfast-settings.json');
        }}
      >
        {t('settings.export')}
      </button>
      <button type="button" class="button small" onClick={() => input.current?.click()}>
        {t('settings.import')}
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        onChange={async ({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? [];
          if (chosen !== undefined) await take(chosen);
          // The same file again is a choice as well.
          currentTarget.value = '';
        }}
      />
      <button type="button" class="button small quiet" onClick={reset}>
        {t('settings.reset')}
      </button>
      <p class="hint" role="status">
        {outcome.value === 'reset' && t('settings.wasReset')}
        {outcome.value === 'imported' && t('settings.imported')}
        {outcome.value === 'unreadable' && t('settings.import.unreadable')}
      </p>
      <ErrorText fault={fault.value} />
    </div>
  );
}
