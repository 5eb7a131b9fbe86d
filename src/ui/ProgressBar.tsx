import type { DownloadSnapshot } from '../engine.ts';
import { useApp } from './context.ts';
import { progressOf } from './progressOf.ts';
import { Ranges } from './Ranges.tsx';

/**
 * A map of the file as stones in a row: hatched where bytes are on their way, pale where they are
 * stored, solid where they were checked, bare where there are holes. While the file's length is
 * unknown it has no value, as assistive technology expects of an indeterminate one.
 */
export function ProgressBar({ download }: { readonly download: DownloadSnapshot }) {
  const { t } = useApp();
  const { percent, verifiedShare } = progressOf(download);
  return (
    // A <progress> can show one layer only.
    <div
      class="stones"
      role="progressbar"
      aria-label={t('row.progress', { name: download.name })}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      data-indeterminate={percent === null ? '' : undefined}
    >
      {download.inFlight.length > 0 && (
        <Ranges part="in-flight" ranges={download.inFlight} sizeBytes={download.totalBytes ?? 0} />
      )}
      <Ranges part="stored" {...storedPart(download)} />
      <div
        class="stones-verified"
        style={{ inlineSize: `${((verifiedShare ?? 0) * 100).toFixed(2)}%` }}
      />
    </div>
  );
}

/** What is drawn as stored, of a file of which size. */
function storedPart({ phase, totalBytes, storedBytes, storedRanges }: DownloadSnapshot) {
  const complete = phase.name === 'ready' || phase.name === 'saved';
  if (complete) return { ranges: [{ start: 0, end: 1 }], sizeBytes: 1 };
  // Until the engine has read where the bytes lie, they are drawn as what they mostly are: a run.
  const ranges = storedRanges ?? [{ start: 0, end: storedBytes }];
  // Without a promised size, the end is known once the checking began.
  const sizeBytes = totalBytes ?? (phase.name === 'verifying' ? storedBytes : 0);
  return { ranges: storedBytes === 0 ? [] : ranges, sizeBytes };
}
