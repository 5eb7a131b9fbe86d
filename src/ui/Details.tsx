import { useSignal } from '@preact/signals';
import type { DownloadSnapshot } from '../engine.ts';
import { useApp } from './context.ts';
import { deferred } from './deferred.tsx';

const DetailsContent = deferred(() =>
  import('./DetailsContent.tsx').then(({ DetailsContent }) => DetailsContent),
);

/** The rest that is known of a download, made only when someone opens it. */
export function Details({ download }: { readonly download: DownloadSnapshot }) {
  const { t } = useApp();
  const open = useSignal(false);
  return (
    <details
      class="details"
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>{t('details.heading')}</summary>
      {open.value && <DetailsContent download={download} />}
    </details>
  );
}
