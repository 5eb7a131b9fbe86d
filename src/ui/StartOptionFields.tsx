import type { ReadonlySignal, Signal } from '@preact/signals';
import { mostCount } from './CountField.tsx';
import { useApp } from './context.ts';
import { LabelledField } from './LabelledField.tsx';
import { SwitchField } from './SwitchField.tsx';
import type { StartOptions } from './startOptions.ts';
import { verbatim } from './verbatim.ts';

interface Props {
  readonly options: Signal<StartOptions>;
  /** False where the form's links lead to several servers, to which no header can be meant. */
  readonly oneServer: ReadonlySignal<boolean>;
  readonly headersFaulty: boolean;
}

/** How new downloads go: with what they show to their server, how wide, and when. */
export function StartOptionFields({ options, oneServer, headersFaulty }: Props) {
  const { model, t } = useApp();
  const { connections, headers, cookies, startPaused, startAt } = options.value;
  const set = (change: Partial<StartOptions>): true => {
    options.value = { ...options.value, ...change };
    return true;
  };
  return (
    <>
      <LabelledField label={t('form.connections')} hint={t('form.connections.hint')}>
        {(tied) => (
          <input
            {...tied}
            class="field"
            type="number"
            min={1}
            max={mostCount}
            step={1}
            value={connections}
            placeholder={String(model.settings.value.connections)}
            onInput={({ currentTarget }) => set({ connections: currentTarget.value })}
          />
        )}
      </LabelledField>
      <LabelledField label={t('form.startAt')} hint={t('form.startAt.hint')}>
        {(tied) => (
          <input
            {...tied}
            class="field"
            type="datetime-local"
            value={startAt}
            onInput={({ currentTarget }) => set({ startAt: currentTarget.value })}
          />
        )}
      </LabelledField>
      <LabelledField
        label={t('form.headers')}
        hint={t(oneServer.value ? 'form.headers.hint' : 'form.headers.several')}
        isWide
      >
        {(tied) => (
          <textarea
            {...tied}
            {...verbatim}
            class="field code"
            rows={2}
            dir="ltr"
            value={headers}
            disabled={!oneServer.value}
            placeholder="Authorization: Bearer …"
            aria-invalid={headersFaulty}
            onInput={({ currentTarget }) => set({ headers: currentTarget.value })}
          />
        )}
      </LabelledField>
      <SwitchField
        label={t('form.cookies')}
        hint={t('form.cookies.hint')}
        checked={cookies && oneServer.value}
        disabled={!oneServer.value}
        onChange={(wanted) => set({ cookies: wanted })}
      />
      <SwitchField
        label={t('form.startPaused')}
        hint={t('form.startPaused.hint')}
        checked={startPaused}
        onChange={(wanted) => set({ startPaused: wanted })}
      />
    </>
  );
}
