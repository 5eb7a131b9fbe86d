import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { DownloadSnapshot } from '../engine.ts';
import { CommandDialog } from './CommandDialog.tsx';
import { useApp } from './context.ts';
import { useCommand } from './useCommand.ts';

interface Props {
  readonly download: DownloadSnapshot;
  readonly onClose: () => void;
}

/** Takes other request headers for a download. Those that it has are not shown: they may be secret. */
export function HeadersDialog({ download, onClose }: Props) {
  const { t } = useApp();
  const { send, fault } = useCommand();
  const id = useId();
  const headers = useSignal('');
  return (
    <CommandDialog
      heading={t('headers.set')}
      action={t('headers.set')}
      fault={fault.value}
      onSubmit={() =>
        send({ type: 'set-access', url: download.url, access: { headers: headers.value } })
      }
      onClose={onClose}
    >
      <label class="label" for={id}>
        {t('form.headers')}
      </label>
      <textarea
        id={id}
        class="field code"
        rows={3}
        dir="ltr"
        value={headers}
        placeholder="Authorization: Bearer …"
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        aria-invalid={fault.value !== null}
        aria-describedby={`${id}-hint`}
        onInput={(event) => {
          headers.value = event.currentTarget.value;
        }}
      />
      <p id={`${id}-hint`} class="hint">
        {t('form.headers.hint')} {t('headers.replace')}
      </p>
    </CommandDialog>
  );
}
