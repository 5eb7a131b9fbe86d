import type { AppModel } from './model.ts';

/**
 * The same downloads in the order in which to pause them: those that wait for a place come first,
 * since each one that is paused before them would give them its own.
 */
export function waitingFirst(
  urls: readonly string[],
  download: AppModel['download'],
): readonly string[] {
  const waits = (url: string) => download(url).peek()?.phase.name === 'queued';
  return [...urls.filter(waits), ...urls.filter((url) => !waits(url))];
}
