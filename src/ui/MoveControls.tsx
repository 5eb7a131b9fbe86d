import type { ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DownloadSnapshot } from '../engine.ts';
import { isDone } from './arrangeList.ts';
import { useApp } from './context.ts';
import { Icon } from './Icon.tsx';
import { useRowDrag } from './useRowDrag.ts';

interface Props {
  readonly download: DownloadSnapshot;
  /** The queue as it is shown, those that are done at its end. */
  readonly shown: ReadonlySignal<readonly string[]>;
  /** Puts a download before another one, or last. */
  readonly move: (url: string, before: string | null) => Promise<boolean>;
}

/** Moves a download in the queue: by two buttons, or by the grip between them. */
export function MoveControls({ download, shown, move }: Props) {
  const { model, t, announcement } = useApp();
  const { url, name } = download;
  const group = useRef<HTMLDivElement>(null);
  const moved = useRef<'up' | 'down' | null>(null);
  const waiting = shown.value.filter((one) => {
    const other = model.download(one).peek();
    return other !== undefined && !isDone(other);
  });
  const place = waiting.indexOf(url);
  const startDrag = useRowDrag(url, (before) => void move(url, before));

  useLayoutEffect(() => {
    if (moved.current === null) return;
    // A row that changes its place in the page loses the focus.
    group.current?.querySelector<HTMLElement>(`[data-move=${moved.current}]`)?.focus();
    moved.current = null;
    announcement.value = t('announce.moved', { name, place: place + 1, count: waiting.length });
  }, [place]);

  const step = (direction: 'up' | 'down') => {
    const to = direction === 'up' ? place - 1 : place + 2;
    if (to < 0 || to > waiting.length) return;
    moved.current = direction;
    void move(url, waiting[to] ?? null);
  };

  if (place < 0) return null;
  return (
    <div class="move" ref={group}>
      <button
        type="button"
        data-move="up"
        aria-label={t('row.moveUp', { name })}
        aria-disabled={place === 0}
        onClick={() => step('up')}
      >
        <Icon name="up" />
      </button>
      <div class="grip" aria-hidden="true" onPointerDown={startDrag}>
        <Icon name="grip" />
      </div>
      <button
        type="button"
        data-move="down"
        aria-label={t('row.moveDown', { name })}
        aria-disabled={place === waiting.length - 1}
        onClick={() => step('down')}
      >
        <Icon name="down" />
      </button>
    </div>
  );
}
