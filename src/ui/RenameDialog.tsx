import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { DownloadSnapshot } from '../engine.ts';
import { useApp } from './context.ts';
import { Dialog } from './Dialog.tsx';
import { ErrorText } from './ErrorText.tsx';
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
    <Dialog heading={t('rename.heading')} onClose={onClose}>
      <form
        onSubmit={async (event) => {
          event.preventDefault();
          if (await send({ type: 'rename', url: download.url, name: name.value })) onClose();
        }}
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
        <ErrorText fault={fault.value} />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            {t('dialog.cancel')}
          </button>
          <button type="submit" class="button main">
            {t('rename.heading')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
