import { NumberField } from './NumberField.tsx';

interface Props {
  readonly label: string;
  readonly hint: string;
  /** In bytes per second; null for no limit. */
  readonly speedLimit: number | null;
  /** Resolves with whether the limit was taken. */
  readonly onChange: (speedLimit: number | null) => Promise<boolean>;
}

const megabyte = 1_000_000;

/** A speed limit in megabytes a second; empty for none. */
export function SpeedLimitField({ label, hint, speedLimit, onChange }: Props) {
  return (
    <NumberField
      label={label}
      hint={hint}
      shown={speedLimit === null ? '' : String(speedLimit / megabyte)}
      min={0.01}
      max={10_000}
      step="any"
      take={({ value, valueAsNumber }) =>
        onChange(value === '' ? null : Math.round(valueAsNumber * megabyte))
      }
    />
  );
}
