import type { ReadonlySignal } from '@preact/signals';
import type { DownloadSnapshot } from '../engine.ts';
import { useApp } from './context.ts';
import { ErrorText } from './ErrorText.tsx';
import type { Repeat } from './submitLinks.ts';
import { useCommand } from './useCommand.ts';

interface Props {
  readonly repeats: ReadonlySignal<readonly Repeat[]>;
  /** One of them was settled, or none of them needs to be. */
  readonly onSettled: (repeat: Repeat | 'all') => void;
}

/** What to do with links that the list has a download for. Nothing happens until it is chosen. */
export function Repeats({ repeats, onSettled }: Props) {
  const { model, t } = useApp();
  const open = repeats.value.flatMap((repeat) => {
    const download = model.download(repeat.url).value;
    return download === undefined ? [] : [{ repeat, download }];
  });
  if (open.length === 0) return null;
  return (
    <section class="repeats" aria-label={t('repeat.heading', { count: open.length })}>
      {open.length > 1 && <p>{t('repeat.heading', { count: open.length })}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets is no list to WebKit */}
      <ul role="list">
        {open.map(({ repeat, download }) => (
          <RepeatLine
            key={repeat.asked.link}
            repeat={repeat}
            download={download}
            onSettled={() => onSettled(repeat)}
          />
        ))}
      </ul>
      <button type="button" class="button small quiet" onClick={() => onSettled('all')}>
        {t('dialog.done')}
      </button>
    </section>
  );
}

interface LineProps {
  readonly repeat: Repeat;
  readonly download: DownloadSnapshot;
  readonly onSettled: () => void;
}

function RepeatLine({ repeat, download, onSettled }: LineProps) {
  const { t, format, sought } = useApp();
  const { send, fault } = useCommand();
  const { asked, url, kind } = repeat;
  const { name, storedBytes } = download;
  const lacksLink = kind === 'lacks-link';
  return (
    <li class="repeat">
      <p>{t(lacksLink ? 'repeat.lacksLink' : 'form.existing', { name })}</p>
      {!lacksLink && storedBytes > 0 && (
        <p class="hint">{t('repeat.replaces', { size: format.bytes(storedBytes) })}</p>
      )}
      <div class="actions">
        {lacksLink && (
          <button
            type="button"
            class="button small main"
            onClick={async () => {
              if (await send({ type: 'update-link', url, link: asked.link })) onSettled();
            }}
          >
            {t('repeat.useLink')}
          </button>
        )}
        <button
          type="button"
          class="button small"
          onClick={() => {
            sought.value = url;
          }}
        >
          {t('repeat.show')}
        </button>
        <button
          type="button"
          class="button small quiet"
          onClick={async () => {
            const command = lacksLink
              ? ({ type: 'add', download: asked } as const)
              : ({ type: 'start-over', url } as const);
            if (await send(command)) onSettled();
          }}
        >
          {t(lacksLink ? 'repeat.separate' : 'repeat.again')}
        </button>
      </div>
      <ErrorText fault={fault.value} />
    </li>
  );
}
