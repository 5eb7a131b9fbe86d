import type { DownloadSnapshot } from '../engine.ts';

/** True where a file was saved and its stored bytes were let go: it is in the list by name alone. */
export function isFreed({
  phase,
  storedBytes,
  totalBytes,
}: Pick<DownloadSnapshot, 'phase' | 'storedBytes' | 'totalBytes'>): boolean {
  return phase.name === 'saved' && storedBytes === 0 && totalBytes !== 0;
}
