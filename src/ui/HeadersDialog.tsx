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

/** Takes other request headers for a download. Those that it has are not shown: they may be secret. */
export function HeadersDialog({ download, onClose }: Props) {
  const { t } = useApp();
  const { send, fault } = useCommand();
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
      <LabelledField
        label={t('form.headers')}
        hint={`${t('form.headers.hint')} ${t('headers.replace')}`}
      >
        {(tied) => (
          <textarea
            {...tied}
            {...verbatim}
            class="field code"
            rows={3}
            dir="ltr"
            {...bound(headers)}
            placeholder="Authorization: Bearer …"
            aria-invalid={fault.value !== null}
          />
        )}
      </LabelledField>
    </CommandDialog>
  );
}
