import { type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { useApp } from './context.ts';
import { deferred } from './deferred.tsx';
import type { StartOptions } from './startOptions.ts';

const StartOptionFields = deferred(() =>
  import('./StartOptionFields.tsx').then(({ StartOptionFields }) => StartOptionFields),
);

interface Props {
  readonly name: Signal<string>;
  readonly checksum: Signal<string>;
  /** More than one link is in the form, so that neither field can be meant. */
  readonly several: ReadonlySignal<boolean>;
  readonly checksumFaulty: boolean;
  readonly options: Signal<StartOptions>;
  readonly oneServer: ReadonlySignal<boolean>;
  readonly headersFaulty: boolean;
  /** Stands beside the button that unfolds them. */
  readonly children: preact.ComponentChildren;
}

/**
 * What few people need, folded away: the name to save under, the checksum to hold the file to, and
 * how the download goes.
 */
export function FormOptions(props: Props) {
  const { name, checksum, options, several, oneServer, checksumFaulty, headersFaulty } = props;
  const { t } = useApp();
  const id = useId();
  const unfolded = useSignal(name.value !== '' || checksum.value !== '');
  const open = unfolded.value || checksumFaulty || headersFaulty;
  return (
    <div class="options">
      <div class="options-head">
        <button
          type="button"
          class="disclosure"
          aria-expanded={open}
          aria-controls={`${id}-panel`}
          onClick={() => {
            unfolded.value = !open;
          }}
        >
          {t('form.options')}
        </button>
        {props.children}
      </div>
      <div id={`${id}-panel`} class="options-panel" hidden={!open}>
        <div>
          <label class="label" for={`${id}-name`}>
            {t('form.name')}
          </label>
          <input
            id={`${id}-name`}
            class="field"
            type="text"
            value={name}
            disabled={several}
            spellcheck={false}
            autocomplete="off"
            aria-describedby={`${id}-name-hint`}
            onInput={(event) => {
              name.value = event.currentTarget.value;
            }}
          />
          <p id={`${id}-name-hint`} class="hint">
            {t('form.name.hint')}
          </p>
        </div>
        <div>
          <label class="label" for={`${id}-checksum`}>
            {t('form.checksum')}
          </label>
          <input
            id={`${id}-checksum`}
            class="field code"
            type="text"
            value={checksum}
            disabled={several}
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            aria-invalid={checksumFaulty}
            aria-describedby={`${id}-checksum-hint`}
            onInput={(event) => {
              checksum.value = event.currentTarget.value;
            }}
          />
          <p id={`${id}-checksum-hint`} class="hint">
            {t('form.checksum.hint')}
          </p>
        </div>
        {open && (
          <StartOptionFields
            options={options}
            oneServer={oneServer}
            headersFaulty={headersFaulty}
          />
        )}
        {several.value && <p class="hint options-single">{t('form.options.single')}</p>}
      </div>
    </div>
  );
}
