import type { DownloadError, DownloadSnapshot } from '../engine.ts';
import { Countdown } from './Countdown.tsx';
import { useApp } from './context.ts';
import { DigestLine } from './DigestLine.tsx';
import { errorWords } from './errorWords.ts';
import { isFreed } from './isFreed.ts';
import { StartTime } from './StartTime.tsx';

/** What a person should know about a download beyond its figures: why it waits, or what it lacks. */
export function PhaseNote({ download }: { readonly download: DownloadSnapshot }) {
  const { t } = useApp();
  const { url, phase, ranges, waitsUntilMs } = download;
  switch (phase.name) {
    case 'waiting':
      return (
        <ErrorNote download={download} error={phase.error} retrying>
          <Countdown untilMs={phase.retryAtMs} />
        </ErrorNote>
      );
    case 'queued':
      return waitsUntilMs === null ? null : <StartTime url={url} startAtMs={waitsUntilMs} />;
    case 'failed':
      return <ErrorNote download={download} error={phase.error} retrying={false} />;
    case 'running':
    case 'paused':
      return ranges === 'refused' ? <p class="note">{t('row.noResume')}</p> : null;
    case 'saved':
      return isFreed(download) ? <p class="note">{t('row.freed')}</p> : null;
    default:
      return null;
  }
}

interface ErrorNoteProps {
  readonly download: DownloadSnapshot;
  readonly error: DownloadError;
  readonly retrying: boolean;
  readonly children?: preact.ComponentChildren;
}

/** What happened, what is safe, what to do next: in this order, always all three. */
function ErrorNote({ download, error, retrying, children }: ErrorNoteProps) {
  const { model, t, format } = useApp();
  const { online } = model.conditions.value;
  const { what, next } = errorWords(error, { retrying, online }, t);
  const { storedBytes, totalBytes } = download;
  const stored = format.bytes(storedBytes);
  const safe =
    storedBytes === 0
      ? t('safe.nothing')
      : t(storedBytes === totalBytes ? 'safe.all' : 'safe.bytes', { stored });
  return (
    <div class="note error-note">
      <p>
        <strong>{what}</strong> {children}
      </p>
      <p>
        {safe} {next}
      </p>
      {error.code === 'checksum-mismatch' && (
        <dl class="digests">
          <DigestLine kind="expected" algorithm={error.algorithm} value={error.expected} />
          <DigestLine kind="computed" algorithm={error.algorithm} value={error.computed} />
        </dl>
      )}
    </div>
  );
}
