import { useId } from 'preact/hooks';
import { useDraft } from './useDraft.ts';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly count: number;
  /** Resolves with whether the count was taken. */
  readonly onChange: (count: number) => Promise<boolean>;
}

/** Hosts take no more than six connections each; more serves only several hosts. */
const mostCount = 16;

/** A small whole number from 1 to 16. What is no such number is put back to what it was. */
export function CountField({ label, hint, count, onChange }: Props) {
  const id = useId();
  const draft = useDraft(String(count), ({ valueAsNumber }) => onChange(valueAsNumber));
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="field"
        type="number"
        min={1}
        max={mostCount}
        step={1}
        required
        aria-describedby={`${id}-hint`}
        {...draft}
      />
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
    </div>
  );
}
