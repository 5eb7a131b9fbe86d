import type { ComponentProps } from 'preact';
import { useId } from 'preact/hooks';
import { Switch } from './Switch.tsx';

interface Props extends Omit<ComponentProps<typeof Switch>, 'describedBy'> {
  readonly hint: string;
}

/** A switch with a line that says what it does. */
export function SwitchField({ hint, ...props }: Props) {
  const id = useId();
  return (
    <div class="setting setting-switch">
      <Switch {...props} describedBy={id} />
      <p id={id} class="hint">
        {hint}
      </p>
    </div>
  );
}
