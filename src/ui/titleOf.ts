import type { DownloadSnapshot } from '../engine.ts';
import type { Format } from '../i18n/format.ts';
import type { Translate } from '../i18n/translate.ts';
import { progressOf } from './progressOf.ts';

/** The title of the page: how far what runs is, and what it is; the app's name alone where nothing does. */
export function titleOf(
  running: readonly DownloadSnapshot[],
  format: Pick<Format, 'percent'>,
  t: Translate,
): string {
  const [only] = running;
  if (only === undefined) return 'Holdfast';
  const percent = running.length === 1 ? progressOf(only).percent : percentOfAll(running);
  const what = running.length === 1 ? only.name : t('app.running', { count: running.length });
  return [...(percent === null ? [] : [format.percent(percent)]), what, 'Holdfast'].join(' · ');
}

/** Of those whose size is known, together; null where none is. */
function percentOfAll(running: readonly DownloadSnapshot[]): number | null {
  let stored = 0;
  let total = 0;
  for (const { storedBytes, totalBytes } of running) {
    if (totalBytes === null) continue;
    stored += storedBytes;
    total += totalBytes;
  }
  return total === 0 ? null : Math.min(100, Math.floor((stored * 100) / total));
}
