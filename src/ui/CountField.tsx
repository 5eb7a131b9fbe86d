import { useId } from 'preact/hooks';

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
        value={count}
        aria-describedby={`${id}-hint`}
        onChange={async ({ currentTarget: input }) => {
          const taken = input.checkValidity() && (await onChange(input.valueAsNumber));
          if (!taken) input.valueAsNumber = count;
        }}
      />
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
    </div>
  );
}
