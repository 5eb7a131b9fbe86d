import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Arrangement } from './arrangeList.ts';
import { useApp } from './context.ts';

/** Brings the download that is sought into view and gives it the focus; a search that hides it ends. */
export function useSought(
  list: RefObject<HTMLElement | null>,
  shown: readonly string[],
  arrangement: Signal<Arrangement>,
): void {
  const { model, sought } = useApp();
  const url = sought.value;
  useEffect(() => {
    if (url === null) return;
    if (!shown.includes(url) && model.urls.peek().includes(url)) {
      // Comes back here with the whole list.
      arrangement.value = { ...arrangement.peek(), filter: 'all', search: '' };
      return;
    }
    sought.value = null;
    const row = list.current?.querySelector<HTMLElement>(`[data-url="${CSS.escape(url)}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'center' });
  }, [url, shown, list, model, sought, arrangement]);
}
