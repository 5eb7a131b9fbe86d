import { useId } from 'preact/hooks';
import { useDraft } from './useDraft.ts';

interface Props {
  readonly label: string;
  readonly hint: string;
  /** The number that holds, as text; empty for none. */
  readonly shown: string;
  readonly min: number;
  readonly max: number;
  readonly step: number | 'any';
  /** There must be a number. */
  readonly required?: boolean;
  /** Stands where there is none. */
  readonly placeholder?: string;
  /** Resolves with whether the input's number, or none, was taken. */
  readonly take: (input: HTMLInputElement) => Promise<boolean>;
}

/** A number with its bounds. What is no such number is put back to what it was. */
export function NumberField({ label, hint, shown, take, ...input }: Props) {
  const id = useId();
  const draft = useDraft(shown, take);
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="field"
        type="number"
        aria-describedby={`${id}-hint`}
        {...input}
        {...draft}
      />
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
    </div>
  );
}
