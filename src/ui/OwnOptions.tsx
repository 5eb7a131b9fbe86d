import type { DownloadSnapshot } from '../engine.ts';
import { mostCount } from './CountField.tsx';
import { useApp } from './context.ts';
import { ErrorText } from './ErrorText.tsx';
import { NumberField } from './NumberField.tsx';
import { SpeedLimitField } from './SpeedLimitField.tsx';
import { StartAtField } from './StartAtField.tsx';
import { SwitchField } from './SwitchField.tsx';
import { useCommand } from './useCommand.ts';

/** How one download goes, beside what the settings say of all, while there is something to fetch. */
export function OwnOptions({ download }: { readonly download: DownloadSnapshot }) {
  const { model, t, format } = useApp();
  const { send, fault } = useCommand();
  const { url, phase, speedLimit, connections, startAtMs, access } = download;
  const headerNames = access?.headerNames ?? [];
  return (
    <div class="own-options">
      <NumberField
        label={t('form.connections')}
        hint={t('form.connections.hint')}
        shown={connections === null ? '' : String(connections)}
        min={1}
        max={mostCount}
        step={1}
        placeholder={String(model.settings.value.connections)}
        take={({ value, valueAsNumber }) =>
          send({
            type: 'limit-connections',
            url,
            connections: value === '' ? null : valueAsNumber,
          })
        }
      />
      <SpeedLimitField
        label={t('settings.speedLimit')}
        hint={t('details.speedLimit.hint')}
        speedLimit={speedLimit}
        onChange={(limit) => send({ type: 'limit-speed', url, speedLimit: limit })}
      />
      {(phase.name === 'queued' || phase.name === 'paused') && (
        <StartAtField
          startAtMs={startAtMs}
          onChange={(atMs) => send({ type: 'start-at', url, startAtMs: atMs })}
        />
      )}
      <SwitchField
        label={t('form.cookies')}
        hint={t('form.cookies.hint')}
        checked={access?.cookies ?? false}
        onChange={(cookies) => send({ type: 'set-access', url, access: { cookies } })}
      />
      {access !== null && headerNames.length > 0 && (
        <p class="hint">
          {t('details.headers', { names: format.list(headerNames), origin: access.origin })}
        </p>
      )}
      <ErrorText fault={fault.value} />
    </div>
  );
}
