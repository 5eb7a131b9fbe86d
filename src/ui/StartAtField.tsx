import { useId } from 'preact/hooks';
import { useApp } from './context.ts';
import { localTimeText, timeOfText } from './localTime.ts';
import { useDraft } from './useDraft.ts';

interface Props {
  /** In milliseconds since 1970; null for at once. */
  readonly startAtMs: number | null;
  /** Resolves with whether the time was taken. */
  readonly onChange: (startAtMs: number | null) => Promise<boolean>;
}

/** The time before which a download does not start, as the reader's clock shows it. */
export function StartAtField({ startAtMs, onChange }: Props) {
  const { t } = useApp();
  const id = useId();
  const take = ({ value }: HTMLInputElement) => onChange(timeOfText(value));
  const draft = useDraft(localTimeText(startAtMs), take, { isTime: true });
  return (
    <div class="setting">
      <label for={id}>{t('form.startAt')}</label>
      <input
        id={id}
        class="field"
        type="datetime-local"
        aria-describedby={`${id}-hint`}
        {...draft}
      />
      <p id={`${id}-hint`} class="hint">
        {t('form.startAt.hint')}
      </p>
    </div>
  );
}
