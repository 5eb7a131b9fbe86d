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

/** Takes another name for a file; none leaves the naming to the server again. */
export function RenameDialog({ download, onClose }: Props) {
  const { t } = useApp();
  const { send, fault } = useCommand();
  const name = useSignal(download.name);
  return (
    <CommandDialog
      heading={t('rename.heading')}
      action={t('rename.heading')}
      fault={fault.value}
      onSubmit={() => send({ type: 'rename', url: download.url, name: name.value })}
      onClose={onClose}
    >
      <LabelledField label={t('form.name')} hint={t('form.name.hint')}>
        {(tied) => <input {...tied} {...verbatim} class="field" type="text" {...bound(name)} />}
      </LabelledField>
    </CommandDialog>
  );
}
