import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { type Arrangement, filters, orders } from './arrangeList.ts';
import { useApp } from './context.ts';

/** What helps with a long list: search, filter, order. */
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
    </div>
  );
}
