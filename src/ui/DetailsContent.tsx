import { useRef } from 'preact/hooks';
import type { DownloadSnapshot } from '../engine.ts';
import { actionsFor } from './actionsFor.ts';
import { useApp } from './context.ts';
import { DigestLine } from './DigestLine.tsx';
import { HistoryList } from './HistoryList.tsx';
import { isFreed } from './isFreed.ts';
import { OwnOptions } from './OwnOptions.tsx';
import { PieceMap } from './PieceMap.tsx';
import { RecipeButton } from './RecipeButton.tsx';
import { SaveAsButton } from './SaveAsButton.tsx';
import { ServerFacts } from './ServerFacts.tsx';
import { SourceFacts } from './SourceFacts.tsx';
import { SpeedPlot } from './SpeedPlot.tsx';
import { useKeptFocus } from './useKeptFocus.ts';

/** What is safe of a download, where it comes from, what its server can do, and what happened to it. */
export function DetailsContent({ download }: { readonly download: DownloadSnapshot }) {
  const { t, question } = useApp();
  const { url, phase, digests, computed, history } = download;
  const isFetched = phase.name === 'ready' || phase.name === 'saved';
  const rowActions = actionsFor(download);
  const actions = useRef<HTMLDivElement>(null);
  useKeptFocus(actions, rowActions.join(), () => actions.current?.querySelector('button'));
  const ask = (kind: 'rename' | 'checksum' | 'headers' | 'update-link') => () => {
    question.value = { kind, url };
  };
  return (
    <div class="details-content">
      <PieceMap download={download} />
      <SpeedPlot download={download} />
      <h4>{t('details.source')}</h4>
      <SourceFacts download={download} />
      <h4>{t('details.server')}</h4>
      <ServerFacts download={download} />
      {digests.length + computed.length > 0 && (
        <>
          <h4>{t('details.checksums')}</h4>
          <dl class="digests">
            {digests.map(({ algorithm, value, origin }) => (
              <DigestLine key={`${algorithm} ${origin}`} kind={origin} {...{ algorithm, value }} />
            ))}
            {computed.map(({ algorithm, value }) => (
              <DigestLine key={algorithm} kind="computed" {...{ algorithm, value }} />
            ))}
          </dl>
        </>
      )}
      <h4>{t('details.history')}</h4>
      <HistoryList history={history} />
      {!isFetched && (
        <>
          <h4>{t('form.options')}</h4>
          <OwnOptions download={download} />
        </>
      )}
      <div class="details-actions" ref={actions}>
        <button type="button" class="button small" onClick={ask('rename')}>
          {t('rename.heading')}
        </button>
        <button type="button" class="button small" onClick={ask('checksum')}>
          {t('checksum.give')}
        </button>
        {!isFetched && (
          <button type="button" class="button small" onClick={ask('headers')}>
            {t('headers.set')}
          </button>
        )}
        {!isFetched && !rowActions.includes('update-link') && (
          <button type="button" class="button small" onClick={ask('update-link')}>
            {t('action.updateLink')}
          </button>
        )}
        <RecipeButton download={download} />
        {isFetched && !isFreed(download) && <SaveAsButton download={download} />}
      </div>
    </div>
  );
}
