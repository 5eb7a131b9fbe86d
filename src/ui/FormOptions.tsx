import { type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { bound } from './bound.ts';
import { useApp } from './context.ts';
import { deferred } from './deferred.tsx';
import { LabelledField } from './LabelledField.tsx';
import type { StartOptions } from './startOptions.ts';
import { verbatim } from './verbatim.ts';

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
        <LabelledField label={t('form.name')} hint={t('form.name.hint')}>
          {(tied) => (
            <input
              {...tied}
              {...verbatim}
              class="field"
              type="text"
              {...bound(name)}
              disabled={several}
            />
          )}
        </LabelledField>
        <LabelledField label={t('form.checksum')} hint={t('form.checksum.hint')}>
          {(tied) => (
            <input
              {...tied}
              {...verbatim}
              class="field code"
              type="text"
              {...bound(checksum)}
              disabled={several}
              aria-invalid={checksumFaulty}
            />
          )}
        </LabelledField>
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
