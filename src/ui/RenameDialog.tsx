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

/** Takes another name for a file; none leaves the naming to the server again. */
export function RenameDialog({ download, onClose }: Props) {
  const { t } = useApp();
  const { send, fault } = useCommand();
  const id = useId();
  const name = useSignal(download.name);
  return (
    <CommandDialog
      heading={t('rename.heading')}
      action={t('rename.heading')}
      fault={fault.value}
      onSubmit={() => send({ type: 'rename', url: download.url, name: name.value })}
      onClose={onClose}
    >
      <label class="label" for={id}>
        {t('form.name')}
      </label>
      <input
        id={id}
        class="field"
        type="text"
        value={name}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        aria-describedby={`${id}-hint`}
        onInput={(event) => {
          name.value = event.currentTarget.value;
        }}
      />
      <p id={`${id}-hint`} class="hint">
        {t('form.name.hint')}
      </p>
    </CommandDialog>
  );
}
