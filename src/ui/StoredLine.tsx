import { useId, useRef } from 'preact/hooks';
import type { DownloadSnapshot } from '../engine.ts';
import { useApp } from './context.ts';
import { ErrorText } from './ErrorText.tsx';
import { useCommand } from './useCommand.ts';
import { useKeptFocus } from './useKeptFocus.ts';

/** What one download holds, and buttons to free it, to remove it, or to have it back. */
export function StoredLine({ download }: { readonly download: DownloadSnapshot }) {
  const { t, format, removals } = useApp();
  const { send, fault } = useCommand();
  const id = useId();
  const line = useRef<HTMLLIElement>(null);
  const { url, name, storedBytes, phase } = download;
  const isRemoved = removals.pending.value.includes(url);
  const canBeFreed = phase.name === 'saved' && storedBytes > 0 && !isRemoved;
  useKeptFocus(line, canBeFreed, () => line.current?.querySelector('button'));
  return (
    <li ref={line} data-removed={isRemoved ? '' : undefined}>
      <div>
        <bdi id={id}>{name}</bdi>
        <p class="hint">
          {format.bytes(storedBytes)} · {t(`phase.${phase.name}`)}
        </p>
        <ErrorText fault={fault.value} />
      </div>
      {canBeFreed && (
        <button
          type="button"
          class="button small quiet"
          aria-describedby={id}
          onClick={() => send({ type: 'free-space', url })}
        >
          {t('storage.free')}
        </button>
      )}
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
