import { type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { useApp } from './context.ts';

interface Props {
  readonly name: Signal<string>;
  readonly checksum: Signal<string>;
  /** More than one link is in the form, so that neither field can be meant. */
  readonly several: ReadonlySignal<boolean>;
  readonly checksumFaulty: boolean;
  /** Stands beside the button that unfolds them. */
  readonly children: preact.ComponentChildren;
}

/** What few people need, folded away: the name to save under, and the checksum to hold it to. */
export function FormOptions({ name, checksum, several, checksumFaulty, children }: Props) {
  const { t } = useApp();
  const id = useId();
  const unfolded = useSignal(name.value !== '' || checksum.value !== '');
  const open = unfolded.value || checksumFaulty;
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
        {children}
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
        {several.value && <p class="hint options-single">{t('form.options.single')}</p>}
      </div>
    </div>
  );
}
