import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Phase, PhaseName } from '../core/phase.ts';
import { useApp } from './context.ts';
import { errorWords } from './errorWords.ts';

interface Known {
  readonly name: string;
  readonly phase: PhaseName;
}

/** Tells assistive technology when a download changes its phase; never of progress, it would not end. */
export function Announcer() {
  const { model, t, announcement } = useApp();
  const known = useRef<ReadonlyMap<string, Known> | null>(null);

  useSignalEffect(() => {
    if (model.engine.value === 'joining') return;
    const before = known.current;
    const now = new Map<string, Known>();
    const texts: string[] = [];
    for (const url of model.urls.value) {
      const download = model.download(url).value;
      if (download === undefined) continue;
      const { name, phase } = download;
      now.set(url, { name, phase: phase.name });
      // The list as it was found is there to be read; only what changes is news.
      if (before === null || before.get(url)?.phase === phase.name) continue;
      texts.push(t('announce.phase', { name, phase: phaseText(phase) }));
    }
    for (const [url, { name }] of before ?? []) {
      if (!now.has(url)) texts.push(t('announce.removed', { name }));
    }
    known.current = now;
    if (texts.length > 0) announcement.value = texts.join(' ');
  });

  const phaseText = (phase: Phase): string => {
    const text = t(`phase.${phase.name}`);
    if (phase.name !== 'waiting' && phase.name !== 'failed') return text;
    const { online } = model.conditions.peek();
    const { what } = errorWords(phase.error, { retrying: phase.name === 'waiting', online }, t);
    return t('announce.fault', { phase: text, what });
  };

  return (
    <p class="visually-hidden" role="status">
      {announcement}
    </p>
  );
}
