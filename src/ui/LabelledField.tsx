import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** Takes the whole width where fields stand beside each other. */
  readonly isWide?: boolean;
  /** Renders the field with the attributes that tie label and hint to it. */
  readonly children: (tied: {
    readonly id: string;
    readonly 'aria-describedby'?: string;
  }) => JSX.Element;
}

/** A field with its label above and a hint below. */
export function LabelledField({ label, hint, isWide = false, children }: Props) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div class={isWide ? 'options-wide' : undefined}>
      <label class="label" for={id}>
        {label}
      </label>
      {children({ id, ...(hint !== undefined && { 'aria-describedby': hintId }) })}
      {hint !== undefined && (
        <p id={hintId} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
