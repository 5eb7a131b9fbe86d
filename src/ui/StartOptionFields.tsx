import type { ReadonlySignal, Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { mostCount } from './CountField.tsx';
import { useApp } from './context.ts';
import { SwitchField } from './SwitchField.tsx';
import type { StartOptions } from './startOptions.ts';

interface Props {
  readonly options: Signal<StartOptions>;
  /** False where the form's links lead to several servers, to which no header can be meant. */
  readonly oneServer: ReadonlySignal<boolean>;
  readonly headersFaulty: boolean;
}

/** How new downloads go: with what they show to their server, how wide, and when. */
export function StartOptionFields({ options, oneServer, headersFaulty }: Props) {
  const { model, t } = useApp();
  const id = useId();
  const { connections, headers, cookies, startPaused, startAt } = options.value;
  const set = (change: Partial<StartOptions>): true => {
    options.value = { ...options.value, ...change };
    return true;
  };
  return (
    <>
      <div>
        <label class="label" for={`${id}-connections`}>
          {t('form.connections')}
        </label>
        <input
          id={`${id}-connections`}
          class="field"
          type="number"
          min={1}
          max={mostCount}
          step={1}
          value={connections}
          placeholder={String(model.settings.value.connections)}
          aria-describedby={`${id}-connections-hint`}
          onInput={({ currentTarget }) => set({ connections: currentTarget.value })}
        />
        <p id={`${id}-connections-hint`} class="hint">
          {t('form.connections.hint')}
        </p>
      </div>
      <div>
        <label class="label" for={`${id}-start-at`}>
          {t('form.startAt')}
        </label>
        <input
          id={`${id}-start-at`}
          class="field"
          type="datetime-local"
          value={startAt}
          aria-describedby={`${id}-start-at-hint`}
          onInput={({ currentTarget }) => set({ startAt: currentTarget.value })}
        />
        <p id={`${id}-start-at-hint`} class="hint">
          {t('form.startAt.hint')}
        </p>
      </div>
      <div class="options-wide">
        <label class="label" for={`${id}-headers`}>
          {t('form.headers')}
        </label>
        <textarea
          id={`${id}-headers`}
          class="field code"
          rows={2}
          dir="ltr"
          value={headers}
          disabled={!oneServer.value}
          placeholder="Authorization: Bearer …"
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          aria-invalid={headersFaulty}
          aria-describedby={`${id}-headers-hint`}
          onInput={({ currentTarget }) => set({ headers: currentTarget.value })}
        />
        <p id={`${id}-headers-hint`} class="hint">
          {t(oneServer.value ? 'form.headers.hint' : 'form.headers.several')}
        </p>
      </div>
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
