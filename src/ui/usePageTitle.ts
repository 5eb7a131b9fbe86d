import { useSignalEffect } from '@preact/signals';
import { useApp } from './context.ts';
import { progressOf } from './progressOf.ts';

/** Shows in the tab's title how far the first running download is, for when another tab is in front. */
export function usePageTitle(): void {
  const { model, format } = useApp();
  useSignalEffect(() => {
    const running = model.urls.value
      .map((url) => model.download(url).value)
      .find((download) => download?.phase.name === 'running');
    const percent = running === undefined ? null : progressOf(running).percent;
    document.title =
      running === undefined || percent === null
        ? 'Holdfast'
        : `${format.percent(percent)} · ${running.name} · Holdfast`;
  });
}
