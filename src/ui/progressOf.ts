import type { DownloadSnapshot } from '../engine.ts';

/** How far a download is; null while its size is unknown. */
export interface Progress {
  /** Between 0 and 1. */
  readonly verifiedShare: number | null;
  /** What the bar says, in whole percent, rounded down: 100 only when nothing is missing. */
  readonly percent: number | null;
}

/** Reads the progress of a snapshot: of the checking while that is what goes on, else of the fetching. */
export function progressOf(download: DownloadSnapshot): Progress {
  const { phase, storedBytes, verifiedBytes } = download;
  if (phase.name === 'ready' || phase.name === 'saved') {
    return { verifiedShare: 1, percent: 100 };
  }
  const checking = phase.name === 'verifying' || download.repairing;
  // Without a promised size, the end is known once it was reached.
  const total = checking ? (download.totalBytes ?? storedBytes) : download.totalBytes;
  if (total === null) return { verifiedShare: null, percent: null };
  const verifiedShare = share(verifiedBytes, total);
  const shown = checking ? verifiedBytes : storedBytes;
  const percent = total > 0 ? Math.min(100, Math.floor((shown * 100) / total)) : 0;
  return { verifiedShare, percent };
}

function share(bytes: number, total: number): number {
  return total > 0 ? Math.min(1, Math.max(0, bytes / total)) : 0;
}
