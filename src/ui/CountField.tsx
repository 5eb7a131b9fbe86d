import { NumberField } from './NumberField.tsx';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly count: number;
  /** Resolves with whether the count was taken. */
  readonly onChange: (count: number) => Promise<boolean>;
}

/** Hosts take no more than six connections each; more serves only several hosts. */
export const mostCount = 16;

/** A small whole number, from 1 on. */
export function CountField({ label, hint, count, onChange }: Props) {
  return (
    <NumberField
      label={label}
      hint={hint}
      shown={String(count)}
      min={1}
      max={mostCount}
      step={1}
      required
      take={({ valueAsNumber }) => onChange(valueAsNumber)}
    />
  );
}
