import { useId } from 'preact/hooks';
import { useDraft } from './useDraft.ts';

interface Props {
  readonly label: string;
  readonly hint: string;
  /** In bytes per second; null for no limit. */
  readonly speedLimit: number | null;
  /** Resolves with whether the limit was taken. */
  readonly onChange: (speedLimit: number | null) => Promise<boolean>;
}

const megabyte = 1_000_000;

/** A speed limit in megabytes a second; empty for none. What is no number is put back to what it was. */
export function SpeedLimitField({ label, hint, speedLimit, onChange }: Props) {
  const id = useId();
  const shown = speedLimit === null ? '' : String(speedLimit / megabyte);
  const draft = useDraft(shown, ({ value, valueAsNumber }) =>
    onChange(value === '' ? null : Math.round(valueAsNumber * megabyte)),
  );
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="field"
        type="number"
        min={0.01}
        max={10_000}
        step="any"
        aria-describedby={`${id}-hint`}
        {...draft}
      />
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
    </div>
  );
}
