import { type Signal, useComputed } from '@preact/signals';
import { useId } from 'preact/hooks';
import { type Action, actionsFor } from './actionsFor.ts';
import { type Arrangement, filters, orders } from './arrangeList.ts';
import { useApp } from './context.ts';
import { ErrorText } from './ErrorText.tsx';
import { useCommand } from './useCommand.ts';

/** What helps with a long list: search, filter, order, and one button for all. */
export function ListTools({ arrangement }: { readonly arrangement: Signal<Arrangement> }) {
  const { t } = useApp();
  const id = useId();
  const { search, filter, order } = arrangement.value;
  const arrange = (change: Partial<Arrangement>) => {
    arrangement.value = { ...arrangement.value, ...change };
  };
  return (
    <div class="list-tools">
      <div class="list-search">
        <label class="visually-hidden" for={`${id}-search`}>
          {t('tools.search')}
        </label>
        <input
          id={`${id}-search`}
          class="field"
          type="search"
          value={search}
          placeholder={t('tools.search')}
          spellcheck={false}
          autocomplete="off"
          onInput={({ currentTarget }) => arrange({ search: currentTarget.value })}
        />
      </div>
      <div class="list-choice">
        <label for={`${id}-filter`}>{t('tools.filter')}</label>
        <select
          id={`${id}-filter`}
          class="field"
          value={filter}
          onChange={({ currentTarget }) =>
            arrange({ filter: filters[currentTarget.selectedIndex] ?? 'all' })
          }
        >
          {filters.map((each) => (
            <option key={each} value={each}>
              {t(`tools.filter.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <div class="list-choice">
        <label for={`${id}-order`}>{t('tools.order')}</label>
        <select
          id={`${id}-order`}
          class="field"
          value={order}
          onChange={({ currentTarget }) =>
            arrange({ order: orders[currentTarget.selectedIndex] ?? 'added' })
          }
        >
          {orders.map((each) => (
            <option key={each} value={each}>
              {t(`tools.order.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <BulkActions />
    </div>
  );
}

/** Pauses or resumes every download that can be. Both buttons stay, so that none moves. */
function BulkActions() {
  const { model, t } = useApp();
  const { send, fault } = useCommand();
  const fitting = (action: Action) =>
    model.urls.value.filter((url) => {
      const download = model.download(url).value;
      return download !== undefined && actionsFor(download.phase).includes(action);
    });
  const mayPause = useComputed(() => fitting('pause').length > 0);
  const mayResume = useComputed(() => fitting('resume').length > 0);
  const perform = async (type: 'pause' | 'resume') => {
    for (const url of fitting(type)) {
      if (!(await send({ type, url }))) return;
    }
  };
  return (
    <div class="bulk">
      <button
        type="button"
        class="button small"
        aria-disabled={!mayPause.value}
        onClick={() => void perform('pause')}
      >
        {t('tools.pauseAll')}
      </button>
      <button
        type="button"
        class="button small"
        aria-disabled={!mayResume.value}
        onClick={() => void perform('resume')}
      >
        {t('tools.resumeAll')}
      </button>
      <ErrorText fault={fault.value} />
    </div>
  );
}
