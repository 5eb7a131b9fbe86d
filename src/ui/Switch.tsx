interface Props {
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  /** Id of what says more. */
  readonly describedBy?: string;
  /** Resolves with whether it is as it was wanted to be. */
  readonly onChange: (wanted: boolean) => Promise<boolean> | boolean;
}

/** Something that is on or off. What could not be switched is put back to what it was. */
export function Switch({ label, checked, disabled = false, describedBy, onChange }: Props) {
  return (
    <label class="switch">
      <span>{label}</span>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={async ({ currentTarget: input }) => {
          const wanted = input.checked;
          if (!(await onChange(wanted))) input.checked = !wanted;
        }}
      />
    </label>
  );
}
