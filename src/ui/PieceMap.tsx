import type { DownloadSnapshot } from '../core/download.ts';
import { useApp } from './context.ts';
import { mapRows } from './mapRows.ts';
import { pathWidth, storedPath } from './storedPath.ts';

/** As many as still read as one wall. */
const rowCount = 6;

/** The file as a wall of stones, read like lines of text, with the figures of what is there. */
export function PieceMap({ download }: { readonly download: DownloadSnapshot }) {
  const { t, format } = useApp();
  const { name, totalBytes, storedBytes, storedRanges } = download;
  const complete = download.phase.name === 'ready' || download.phase.name === 'saved';
  const verifiedBytes = complete ? storedBytes : Math.min(storedBytes, download.verifiedBytes);
  const size = totalBytes ?? storedBytes;
  const ranges = storedRanges ?? [{ start: 0, end: storedBytes }];
  const figures = [
    ['verified', verifiedBytes],
    ['stored', storedBytes],
    ...(totalBytes === null ? [] : ([['missing', totalBytes - storedBytes]] as const)),
  ] as const;
  return (
    <div class="map">
      <div class="map-rows" role="img" aria-label={t('details.map', { name })}>
        {mapRows(ranges, verifiedBytes, size, rowCount).map((row, index) => (
          <div key={index} class="map-row">
            <svg
              class="stones-stored"
              viewBox={`0 0 ${pathWidth} 1`}
              preserveAspectRatio="none"
              aria-hidden="true"
              focusable="false"
            >
              <path d={storedPath(row.stored, row.sizeBytes)} />
            </svg>
            <div
              class="stones-verified"
              style={{ inlineSize: `${(row.verifiedShare * 100).toFixed(2)}%` }}
            />
          </div>
        ))}
      </div>
      <dl class="map-legend">
        {figures.map(([part, bytes]) => (
          <div key={part}>
            <dt data-part={part}>{t(`details.map.${part}`)}</dt>
            <dd>{format.bytes(bytes)}</dd>
          </div>
        ))}
      </dl>
      <p class="map-safe">{t('details.safe', { count: storedBytes })}</p>
    </div>
  );
}
