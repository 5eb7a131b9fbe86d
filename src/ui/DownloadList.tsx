import { useCallback, useRef } from 'preact/hooks';
import type { SettingsChange } from '../engine.ts';
import { BulkActions } from './BulkActions.tsx';
import { useApp } from './context.ts';
import { DownloadRow } from './DownloadRow.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ErrorText } from './ErrorText.tsx';
import { EvictionNotice } from './EvictionNotice.tsx';
import { ListTools } from './ListTools.tsx';
import { SaveAutomatically } from './SaveAutomatically.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { SpeedLimitSwitch } from './SpeedLimitSwitch.tsx';
import { TabDuty } from './TabDuty.tsx';
import { useArrangedList } from './useArrangedList.ts';
import { useCommand } from './useCommand.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useSought } from './useSought.ts';

/** As many as a large screen shows. */
const rowsAtOnce = 12;

/** All downloads, newest first. Rows follow their own signals: progress never renders the list. */
export function DownloadList() {
  const { model, t, selection } = useApp();
  const { send, fault } = useCommand();
  const { arrangement, hasTools, hasBulk, shownUrls } = useArrangedList();
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const urls = shownUrls.value;
  const inQueue = hasTools.value && arrangement.value.order === 'queue';
  const selecting = selection.chosen.value !== null;
  const move = useCallback(
    (url: string, before: string | null) => send({ type: 'move', url, before }),
    [send],
  );
  const configure = (settings: SettingsChange) => send({ type: 'configure', settings });
  useSought(section, urls, arrangement);
  useKeptFocus(section, urls, () => heading.current);
  return (
    <section ref={section} class="downloads" aria-labelledby="downloads-heading">
      <div class="downloads-head">
        <h2 id="downloads-heading" ref={heading} tabIndex={-1}>
          {t('list.heading')}
        </h2>
        <SpeedLimitSwitch onChange={configure} />
        <SaveAutomatically onChange={configure} />
      </div>
      <TabDuty />
      {hasTools.value && <ListTools arrangement={arrangement} />}
      {selecting && <SelectionBar shown={shownUrls} />}
      {hasBulk.value && !selecting && <BulkActions />}
      <ErrorText fault={fault.value} />
      {urls.length > 0 && (
        // A list without bullets is no list to WebKit unless it says so.
        // biome-ignore lint/a11y/noRedundantRoles: see above
        <ul class="rows" role="list">
          {urls.map((url, index) => (
            <DownloadRow
              key={url}
              url={url}
              isFirst={index < rowsAtOnce}
              shown={shownUrls}
              move={inQueue ? move : undefined}
            />
          ))}
        </ul>
      )}
      {urls.length === 0 &&
        (model.urls.value.length > 0 ? (
          <div class="empty">
            <p role="status">{t('tools.nothingFits')}</p>
            <button
              type="button"
              class="button small"
              onClick={() => {
                arrangement.value = { ...arrangement.value, filter: 'all', search: '' };
              }}
            >
              {t('tools.showAll')}
            </button>
          </div>
        ) : (
          <EmptyState />
        ))}
      <EvictionNotice />
    </section>
  );
}
