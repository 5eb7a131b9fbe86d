import { type ReadonlySignal, type Signal, useComputed, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { type Arrangement, arrangeList } from './arrangeList.ts';
import { useApp } from './context.ts';

/** With fewer downloads there is nothing to look for, and the page stays calm. */
const fewestForTools = 4;
/** With fewer, the row's own buttons are as near. */
const fewestForBulk = 2;

/** The list as it is asked for. Changes only when a row comes, goes or moves, not with progress. */
export function useArrangedList(): {
  readonly arrangement: Signal<Arrangement>;
  readonly hasTools: ReadonlySignal<boolean>;
  readonly hasBulk: ReadonlySignal<boolean>;
  readonly shownUrls: ReadonlySignal<readonly string[]>;
} {
  const { model } = useApp();
  const arrangement = useSignal<Arrangement>({ filter: 'all', search: '', order: 'added' });
  const shown = useRef<readonly string[]>([]);
  const hasTools = useComputed(() => model.urls.value.length >= fewestForTools);
  const hasBulk = useComputed(() => model.urls.value.length >= fewestForBulk);
  const shownUrls = useComputed(() => {
    const urls = model.urls.value;
    const inQueue = arrangement.value.order === 'queue';
    const fresh = hasTools.value
      ? arrangeList(
          (inQueue ? model.queue.value : urls).flatMap((url) => model.download(url).value ?? []),
          arrangement.value,
          document.documentElement.lang,
        )
      : urls;
    const same =
      fresh.length === shown.current.length &&
      fresh.every((url, index) => url === shown.current[index]);
    // The same array again is what keeps the list from being rendered.
    if (!same) shown.current = fresh;
    return shown.current;
  });
  return { arrangement, hasTools, hasBulk, shownUrls };
}
