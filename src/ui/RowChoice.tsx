import type { ReadonlySignal } from '@preact/signals';
import type { DownloadSnapshot } from '../engine.ts';
import { useApp } from './context.ts';

interface Props {
  readonly download: DownloadSnapshot;
  /** The list as it stands, for choosing all up to this one with Shift. */
  readonly shown: ReadonlySignal<readonly string[]>;
}

/** The box that chooses a download, while something is being chosen. */
export function RowChoice({ download, shown }: Props) {
  const { t, selection } = useApp();
  const { url, name } = download;
  const chosen = selection.chosen.value;
  if (chosen === null) return null;
  return (
    // The label makes the box as large as a finger.
    <label class="choice">
      <input
        type="checkbox"
        checked={chosen.has(url)}
        aria-label={t('row.select', { name })}
        onClick={(event) => {
          selection.toggle(url, event.shiftKey ? { shown: shown.peek() } : undefined);
        }}
      />
    </label>
  );
}
