import type { DownloadSnapshot } from '../engine.ts';
import { useApp } from './context.ts';
import { isFreed } from './isFreed.ts';
import { progressOf } from './progressOf.ts';

/** Bytes, speed and time left, each in its own place so that none moves another. */
export function RowFigures({ download }: { readonly download: DownloadSnapshot }) {
  const { t, format } = useApp();
  const { phase, storedBytes, totalBytes, bytesPerSecond, secondsLeft } = download;
  const { percent } = progressOf(download);
  const done = phase.name === 'ready' || phase.name === 'saved';
  const running = phase.name === 'running';
  if (phase.name === 'failed' && storedBytes === 0) return null;
  return (
    <p class="figures">
      <span class="figure bytes">{bytesText()}</span>
      {percent !== null && !done && (
        <span class="figure">{percentText(format.percent(percent))}</span>
      )}
      {running && bytesPerSecond !== null && (
        <span class="figure speed">{format.speed(bytesPerSecond)}</span>
      )}
      {running && !download.repairing && secondsLeft !== null && (
        <span class="figure left">{t('row.left', { duration: format.duration(secondsLeft) })}</span>
      )}
    </p>
  );

  function percentText(text: string): string {
    if (download.repairing) return t('row.compared', { percent: text });
    return phase.name === 'verifying' ? t('row.verified', { percent: text }) : text;
  }

  function bytesText(): string {
    if (done) return format.bytes(isFreed(download) ? (totalBytes ?? 0) : storedBytes);
    const stored = format.bytes(storedBytes, 'steady');
    if (totalBytes === null) return storedBytes > 0 ? t('row.bytes', { stored }) : '';
    return t('row.bytesOf', { stored, total: format.bytes(totalBytes) });
  }
}
