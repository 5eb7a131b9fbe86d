import { useId } from 'preact/hooks';
import type { DownloadSnapshot } from '../engine.ts';
import { useApp } from './context.ts';

/** What one download holds, and a button to free it, or to have it back. */
export function StoredLine({ download }: { readonly download: DownloadSnapshot }) {
  const { t, format, removals } = useApp();
  const id = useId();
  const { url, name, storedBytes, phase } = download;
  const isRemoved = removals.pending.value.includes(url);
  return (
    <li data-removed={isRemoved ? '' : undefined}>
      <div>
        <bdi id={id}>{name}</bdi>
        <p class="hint">
          {format.bytes(storedBytes)} · {t(`phase.${phase.name}`)}
        </p>
      </div>
      {/* One button, so that the keyboard stays on it. */}
      <button
        type="button"
        class="button small quiet"
        aria-describedby={id}
        onClick={() => (isRemoved ? removals.undo([url]) : removals.remove([url]))}
      >
        {t(isRemoved ? 'undo.action' : 'action.remove')}
      </button>
    </li>
  );
}
