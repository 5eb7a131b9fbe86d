import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

interface Props {
  /** It keeps something from working, where the others only limit it. */
  readonly serious?: boolean;
  readonly children: ComponentChildren;
}

/** A line about the page as a whole. */
export function Notice({ serious = false, children }: Props) {
  return (
    <div class={serious ? 'notice serious' : 'notice'}>
      <Icon name="notice" />
      <p>{children}</p>
    </div>
  );
}
