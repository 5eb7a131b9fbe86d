import type { DownloadError, DownloadSnapshot } from '../engine.ts';
import { mayHaveExpired } from './errorWords.ts';
import { isFreed } from './isFreed.ts';

export type Action =
  | 'pause'
  | 'resume'
  | 'try-again'
  | 'start-over'
  | 'repair'
  | 'update-link'
  | 'accept-size'
  | 'save'
  | 'save-anyway'
  | 'download-again'
  | 'remove';

/** The actions that make sense for a download as it stands, the likeliest first. */
export function actionsFor(
  download: Pick<DownloadSnapshot, 'phase' | 'storedBytes' | 'totalBytes'>,
): readonly Action[] {
  const { phase } = download;
  switch (phase.name) {
    case 'queued':
    case 'running':
      return ['pause', 'remove'];
    case 'waiting':
      // What CORS hides, the 404 of an expired link for one, looks like a line that is down.
      return mayHaveExpired(phase.error) || phase.error.code === 'unreachable'
        ? ['try-again', 'pause', 'update-link', 'remove']
        : ['try-again', 'pause', 'remove'];
    case 'paused':
      return ['resume', 'update-link', 'remove'];
    case 'verifying':
      return ['remove'];
    case 'ready':
    case 'saved':
      return [isFreed(download) ? 'download-again' : 'save', 'remove'];
    case 'failed':
      return [...afterFailure(phase.error), 'remove'];
    default:
      return phase satisfies never;
  }
}

function afterFailure(error: DownloadError): readonly Action[] {
  switch (error.code) {
    case 'invalid-url':
    case 'mixed-content':
      return ['update-link'];
    case 'unreachable':
    case 'quota':
    case 'storage':
    case 'unexpected':
      return ['try-again'];
    case 'blocked-by-cors':
      return ['try-again', 'update-link'];
    case 'http':
      return error.status < 500 ? ['update-link', 'try-again'] : ['try-again'];
    case 'source-changed':
      return ['start-over'];
    case 'web-page-instead':
      return ['update-link', 'try-again'];
    case 'wrong-size':
      return ['update-link', 'try-again', 'accept-size'];
    case 'checksum-mismatch':
      return ['repair', 'start-over', 'save-anyway'];
    case 'save-refused':
      return ['save'];
    default:
      return error satisfies never;
  }
}
