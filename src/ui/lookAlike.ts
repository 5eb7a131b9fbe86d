import type { DownloadSnapshot } from '../engine.ts';
import { mayHaveExpired } from './errorWords.ts';

/**
 * The download that a link is most likely meant for: its own link has expired, and led to a file of
 * the same name. Whether it is the same file, the engine finds out from its bytes.
 */
export function lookAlike(
  link: string,
  downloads: readonly DownloadSnapshot[],
): DownloadSnapshot | undefined {
  const name = lastPart(link);
  if (name === '') return undefined;
  return downloads.find(
    ({ phase, sources }) =>
      (phase.name === 'failed' || phase.name === 'waiting') &&
      mayHaveExpired(phase.error) &&
      !sources.includes(link) &&
      sources.some((source) => lastPart(source) === name),
  );
}

/** What stands behind the last slash of a link's path, as it is written there. */
function lastPart(link: string): string {
  return /^[^?#]*\/([^?#/]*)/.exec(link)?.[1] ?? '';
}
