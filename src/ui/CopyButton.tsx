import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useApp } from './context.ts';
import { Icon } from './Icon.tsx';

interface Props {
  readonly text: string;
  /** What the button does, for those who cannot see where it stands. */
  readonly label: string;
  /** What is said once it is done. */
  readonly done: string;
}

/** Copies a text. Outside a secure context there is no clipboard to write to, and no button. */
export function CopyButton({ text, label, done }: Props) {
  const { announcement } = useApp();
  const copied = useSignal(false);
  useEffect(() => {
    if (!copied.value) return;
    const timer = setTimeout(() => {
      copied.value = false;
    }, 2000);
    return () => clearTimeout(timer);
  }, [copied.value, copied]);
  if (navigator.clipboard === undefined) return null;
  return (
    <button
      type="button"
      class="copy"
      aria-label={label}
      onClick={async () => {
        await navigator.clipboard.writeText(text);
        copied.value = true;
        announcement.value = done;
      }}
    >
      <Icon name={copied.value ? 'copied' : 'copy'} />
    </button>
  );
}
