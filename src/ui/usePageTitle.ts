import { useSignalEffect } from '@preact/signals';
import { useApp } from './context.ts';
import { titleOf } from './titleOf.ts';

/** Shows in the tab's title how far the running downloads are, for when another tab is in front. */
export function usePageTitle(): void {
  const { model, format, t } = useApp();
  useSignalEffect(() => {
    const running = model.urls.value
      .flatMap((url) => model.download(url).value ?? [])
      .filter(({ phase }) => phase.name === 'running');
    document.title = titleOf(running, format, t);
  });
}
