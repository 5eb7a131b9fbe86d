import type { ServerReport } from '../engine.ts';
import { algorithmName } from './algorithmName.ts';
import { useApp } from './context.ts';
import { originWord } from './originWord.ts';

/** What the server told of the file, and what it can do for it, in plain words. */
export function ServerFacts({ download }: { readonly download: ServerReport }) {
  const { t, format } = useApp();
  const { finalUrl, ranges, validator, digests, totalBytes, mediaType } = download;
  const answered = finalUrl !== null;
  const algorithms = digests
    .filter(({ origin }) => originWord(origin) === 'server')
    .map(({ algorithm }) => algorithmName(algorithm));
  const known = (words: string) => (answered ? words : t('details.unknown'));
  return (
    <dl class="facts">
      <dt>{t('details.resumes')}</dt>
      <dd>{ranges === 'unknown' ? t('details.unknown') : t(`details.resumes.${ranges}`)}</dd>
      <dt>{t('details.changes')}</dt>
      <dd>{known(t(`details.changes.${validator ?? 'none'}`))}</dd>
      <dt>{t('details.checksum')}</dt>
      <dd>{known(checksumText())}</dd>
      <dt>{t('details.size')}</dt>
      <dd>{known(sizeText())}</dd>
      {mediaType !== null && (
        <>
          <dt>{t('details.type')}</dt>
          <dd>
            <bdi>{mediaType}</bdi>
          </dd>
        </>
      )}
    </dl>
  );

  function checksumText(): string {
    if (algorithms.length === 0) return t('details.checksum.none');
    return t('details.checksum.given', { algorithms: format.list([...new Set(algorithms)]) });
  }

  function sizeText(): string {
    if (totalBytes === null) return t('details.size.untold');
    return t('details.exactBytes', { count: totalBytes });
  }
}
