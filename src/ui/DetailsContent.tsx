import type { DownloadSnapshot, HistoryEntry } from '../core/download.ts';
import { useApp } from './context.ts';
import { DigestLine } from './DigestLine.tsx';
import { errorWords } from './errorWords.ts';

/** Where a download comes from, its exact figures, its checksums and its history. */
export function DetailsContent({ download }: { readonly download: DownloadSnapshot }) {
  const { t, question } = useApp();
  const { url, mediaType, totalBytes, storedBytes, verifiedBytes, history, digests, computed } =
    download;
  const exactly = (count: number) => t('details.exactBytes', { count });
  return (
    <>
      <dl class="facts">
        <dt>{t('details.link')}</dt>
        <dd>
          <bdi>{url}</bdi>
        </dd>
        {mediaType !== null && (
          <>
            <dt>{t('details.type')}</dt>
            <dd>{mediaType}</dd>
          </>
        )}
        {totalBytes !== null && (
          <>
            <dt>{t('details.size')}</dt>
            <dd>{exactly(totalBytes)}</dd>
          </>
        )}
        <dt>{t('details.stored')}</dt>
        <dd>{exactly(storedBytes)}</dd>
        {verifiedBytes > 0 && (
          <>
            <dt>{t('details.checked')}</dt>
            <dd>{exactly(verifiedBytes)}</dd>
          </>
        )}
      </dl>
      <h4>{t('details.checksums')}</h4>
      <dl class="digests">
        {digests.map(({ algorithm, value, origin }) => (
          <DigestLine key={`${algorithm} ${origin}`} kind={origin} {...{ algorithm, value }} />
        ))}
        {computed.map(({ algorithm, value }) => (
          <DigestLine key={algorithm} kind="computed" {...{ algorithm, value }} />
        ))}
      </dl>
      <button
        type="button"
        class="inline-button"
        onClick={() => {
          question.value = { kind: 'checksum', url };
        }}
      >
        {t('checksum.give')}
      </button>
      <h4>{t('details.history')}</h4>
      <dl class="facts">
        {history.map((entry) => (
          <HistoryLine key={`${entry.atMs} ${entry.event}`} entry={entry} />
        ))}
      </dl>
    </>
  );
}

function HistoryLine({ entry }: { readonly entry: HistoryEntry }) {
  const { t, format } = useApp();
  const { atMs, event, storedBytes, error } = entry;
  return (
    <>
      <dt>
        <time dateTime={new Date(atMs).toISOString()}>{format.moment(atMs)}</time>
      </dt>
      <dd>
        {t(`history.${event}`)} · {format.bytes(storedBytes)}
        {error && ` · ${errorWords(error, { retrying: true, online: true }, t).what}`}
      </dd>
    </>
  );
}
