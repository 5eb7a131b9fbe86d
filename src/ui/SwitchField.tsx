import { useId } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  /** Resolves with whether it is as it was wanted to be. */
  readonly onChange: (wanted: boolean) => Promise<boolean> | boolean;
}

/** Something that is on or off. What could not be switched is put back to what it was. */
export function SwitchField({ label, hint, checked, disabled = false, onChange }: Props) {
  const id = useId();
  return (
    <div class="setting setting-switch">
      <label class="switch">
        <span>{label}</span>
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          aria-describedby={`${id}-hint`}
          onChange={async ({ currentTarget: input }) => {
            const wanted = input.checked;
            if (!(await onChange(wanted))) input.checked = !wanted;
          }}
        />
      </label>
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
    </div>
  );
}
