import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { HistoryEntry } from '../engine.ts';
import { useApp } from './context.ts';
import { errorWords } from './errorWords.ts';
import { foldHistory, type HistoryLine } from './foldHistory.ts';
import { useKeptFocus } from './useKeptFocus.ts';

/** Enough to see what happened lately. */
const linesAtFirst = 8;

/** What happened to a download, newest first. */
export function HistoryList({ history }: { readonly history: readonly HistoryEntry[] }) {
  const { t } = useApp();
  const all = useSignal(false);
  const container = useRef<HTMLDivElement>(null);
  useKeptFocus(container, all.value, () => container.current);
  const lines = foldHistory(history);
  const shown = all.value ? lines : lines.slice(0, linesAtFirst);
  return (
    <div ref={container} tabIndex={-1}>
      <dl class="facts">
        {shown.map((line) => (
          <Line key={`${line.entry.atMs} ${line.entry.event}`} line={line} />
        ))}
      </dl>
      {shown.length < lines.length && (
        <button
          type="button"
          class="inline-button"
          onClick={() => {
            all.value = true;
          }}
        >
          {t('details.history.all', { count: lines.length })}
        </button>
      )}
    </div>
  );
}

function Line({ line }: { readonly line: HistoryLine }) {
  const { t, format } = useApp();
  const { entry, count, lastAtMs } = line;
  const { atMs, event, storedBytes, error } = entry;
  const what = t(`history.${event}`, { stored: format.bytes(storedBytes) });
  return (
    <>
      <dt>
        <time dateTime={new Date(atMs).toISOString()}>
          {format.moments(atMs, lastAtMs, Date.now())}
        </time>
      </dt>
      <dd>
        {count > 1 ? t('history.repeated', { what, count }) : what}
        {error && ` · ${errorWords(error, { retrying: true, online: true }, t).what}`}
      </dd>
    </>
  );
}
