import { useSignal } from '@preact/signals';
import type { DownloadSnapshot } from '../engine.ts';
import { bound } from './bound.ts';
import { CommandDialog } from './CommandDialog.tsx';
import { useApp } from './context.ts';
import { LabelledField } from './LabelledField.tsx';
import { useCommand } from './useCommand.ts';
import { verbatim } from './verbatim.ts';

interface Props {
  readonly download: DownloadSnapshot;
  readonly onClose: () => void;
}

/** Takes a fresh link for a download whose first one no longer serves it. */
export function UpdateLinkDialog({ download, onClose }: Props) {
  const { t } = useApp();
  const { send, fault } = useCommand();
  const link = useSignal('');
  const { url, name, storedBytes } = download;
  return (
    <CommandDialog
      heading={t('updateLink.heading')}
      action={t('action.updateLink')}
      fault={fault.value}
      onSubmit={() => send({ type: 'update-link', url, link: link.value.trim() })}
      onClose={onClose}
    >
      {storedBytes > 0 && <p>{t('updateLink.text', { name })}</p>}
      <LabelledField label={t('updateLink.label')}>
        {(tied) => (
          <input
            {...tied}
            {...verbatim}
            class="field"
            // Any text, not type=url: the engine says what is wrong with a link, in the page's words.
            type="text"
            inputMode="url"
            {...bound(link)}
            required
            aria-invalid={fault.value !== null}
            placeholder="https://"
            dir="ltr"
          />
        )}
      </LabelledField>
    </CommandDialog>
  );
}
