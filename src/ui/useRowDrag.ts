import { useCallback } from 'preact/hooks';

/** So near the edge of the window the page scrolls along, in pixels. */
const edgePx = 64;

/**
 * Lets the pointer drag a row of the list by a grip. The row that it would be put before shows a
 * line; Escape, or whatever takes the pointer away, ends the drag without a move.
 *
 * @returns what the grip does when the pointer comes down on it
 */
export function useRowDrag(
  url: string,
  drop: (before: string | null) => void,
): (event: PointerEvent) => void {
  return useCallback(
    (event: PointerEvent) => {
      const grip = event.currentTarget;
      if (!(grip instanceof HTMLElement) || event.button !== 0) return;
      const list = grip.closest('ul');
      const dragged = grip.closest('li');
      if (list === null || dragged === null) return;
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      dragged.dataset['dragged'] = '';
      const ended = new AbortController();
      let target: HTMLElement | null | undefined;

      const show = (next: HTMLElement | null | undefined): void => {
        target = next;
        for (const row of rowsOf(list)) delete row.dataset['drop'];
        if (next === undefined) return;
        const marked = next ?? rowsOf(list).at(-1);
        if (marked !== undefined) marked.dataset['drop'] = next === null ? 'after' : 'before';
      };
      const end = (): void => {
        ended.abort();
        show(undefined);
        delete dragged.dataset['dragged'];
      };

      const follow = ({ clientY }: PointerEvent): void => {
        if (clientY < edgePx) scrollBy(0, clientY - edgePx);
        if (clientY > innerHeight - edgePx) scrollBy(0, clientY - innerHeight + edgePx);
        show(
          rowsOf(list).find((row) => {
            const { top, height } = row.getBoundingClientRect();
            return clientY < top + height / 2;
          }) ?? null,
        );
      };
      const release = (): void => {
        const before = target === undefined ? url : (target?.dataset['url'] ?? null);
        end();
        if (before !== url) drop(before);
      };
      const { signal } = ended;
      grip.addEventListener('pointermove', follow, { signal });
      grip.addEventListener('pointerup', release, { signal });
      grip.addEventListener('pointercancel', end, { signal });
      // All that is told where the grip has gone, since its download has nothing left to fetch.
      document.addEventListener(
        'lostpointercapture',
        ({ pointerId }) => pointerId === event.pointerId && end(),
        { signal },
      );
      document.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal });
    },
    [url, drop],
  );
}

function rowsOf(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(':scope > li')];
}
