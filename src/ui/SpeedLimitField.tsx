import { useId } from 'preact/hooks';

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
        value={shown}
        aria-describedby={`${id}-hint`}
        onChange={async ({ currentTarget: input }) => {
          const limit = input.value === '' ? null : Math.round(input.valueAsNumber * megabyte);
          const taken = input.checkValidity() && (await onChange(limit));
          if (!taken) input.value = shown;
        }}
      />
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
    </div>
  );
}
