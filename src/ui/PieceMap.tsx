import type { DownloadSnapshot } from '../engine.ts';
import { useApp } from './context.ts';
import { mapRows } from './mapRows.ts';
import { Ranges } from './Ranges.tsx';

/** As many as still read as one wall. */
const rowCount = 6;

/** The file as a wall of stones, read like lines of text, with the figures of what is there. */
export function PieceMap({ download }: { readonly download: DownloadSnapshot }) {
  const { t, format } = useApp();
  const { name, totalBytes, storedBytes, storedRanges, inFlight } = download;
  const complete = download.phase.name === 'ready' || download.phase.name === 'saved';
  const verifiedBytes = complete ? storedBytes : Math.min(storedBytes, download.verifiedBytes);
  const stored = storedRanges ?? [{ start: 0, end: storedBytes }];
  const inFlightBytes = inFlight.reduce((sum, { start, end }) => sum + end - start, 0);
  const figures = [
    ['verified', verifiedBytes],
    ['stored', storedBytes],
    ...(complete ? [] : ([['in-flight', inFlightBytes]] as const)),
    ...(totalBytes === null ? [] : ([['missing', totalBytes - storedBytes]] as const)),
  ] as const;
  return (
    <div class="map">
      <div class="map-rows" role="img" aria-label={t('details.map', { name })}>
        {mapRows({ stored, inFlight, verifiedBytes }, totalBytes ?? storedBytes, rowCount).map(
          (row, index) => (
            <div key={index} class="map-row">
              <Ranges part="in-flight" ranges={row.inFlight} sizeBytes={row.sizeBytes} />
              <Ranges part="stored" ranges={row.stored} sizeBytes={row.sizeBytes} />
              <div
                class="stones-verified"
                style={{ inlineSize: `${(row.verifiedShare * 100).toFixed(2)}%` }}
              />
            </div>
          ),
        )}
      </div>
      <dl class="legend">
        {figures.map(([part, bytes]) => (
          <div key={part}>
            <dt data-part={part}>{t(`details.map.${part}`)}</dt>
            <dd>{format.bytes(bytes, complete ? undefined : 'steady')}</dd>
          </div>
        ))}
      </dl>
      <p class="map-safe">{t('details.safe', { count: storedBytes })}</p>
    </div>
  );
}
