import { useApp } from './context.ts';
import { ErrorText } from './ErrorText.tsx';
import { useCommand } from './useCommand.ts';

/** What the app does, in two sentences, and a file to try it with where the host has one. */
export function EmptyState() {
  const { model, t, format } = useApp();
  const { send, fault } = useCommand();
  // An empty list means nothing before the engine has told of its downloads.
  if (model.engine.value !== 'ready') {
    return <p class="empty joining">{t('list.joining')}</p>;
  }
  const sample = model.sample.value;
  return (
    <div class="empty">
      <Seabed />
      <h3>{t('list.empty.heading')}</h3>
      <p>{t('list.empty.text')}</p>
      {sample !== null && (
        <button
          type="button"
          class="button"
          onClick={() => {
            const digest = sample.md5 === null ? '' : `#md5=${sample.md5}`;
            void send({ type: 'add', download: { link: sample.url + digest } });
          }}
        >
          {t('list.empty.sample', { name: sample.name, size: format.bytes(sample.sizeBytes) })}
        </button>
      )}
      <ErrorText fault={fault.value} />
    </div>
  );
}

/** The mark once more, at home: the stone it holds is one of a row. */
function Seabed() {
  return (
    <svg
      class="seabed"
      viewBox="0 0 720 112"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <path class="seabed-stones" d={stones} />
      <rect class="mark-stone" x="316" y="76" width="88" height="32" rx="8" />
      <path class="mark-joint" d={`M360 62v32${roots}`} />
      <path class="mark-root" d={`M360 46v48M360 4c-9 13 9 22 0 42${roots}`} />
    </svg>
  );
}

const roots = 'M360 46c0 21-29 16-29 48M360 46c0 21 29 16 29 48';
const stones = [
  [0, 70],
  [76, 52],
  [134, 84],
  [224, 86],
  [410, 64],
  [480, 92],
  [578, 56],
  [640, 80],
]
  .map(([x, width]) => `M${x} 92a6 6 0 0 1 6-6h${(width ?? 0) - 12}a6 6 0 0 1 6 6v16H${x}z`)
  .join('');
