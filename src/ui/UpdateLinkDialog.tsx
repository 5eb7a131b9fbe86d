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

/** Takes a fresh link for a download whose first one no longer serves it. */
export function UpdateLinkDialog({ download, onClose }: Props) {
  const { t } = useApp();
  const { send, fault } = useCommand();
  const id = useId();
  const link = useSignal('');
  const { url, name, storedBytes } = download;
  return (
    <Dialog heading={t('updateLink.heading')} onClose={onClose}>
      <form
        onSubmit={async (event) => {
          event.preventDefault();
          if (await send({ type: 'update-link', url, link: link.value.trim() })) onClose();
        }}
      >
        {storedBytes > 0 && <p>{t('updateLink.text', { name })}</p>}
        <label class="label" for={id}>
          {t('updateLink.label')}
        </label>
        <input
          id={id}
          class="field"
          // Any text, not type=url: the engine says what is wrong with a link, in the page's words.
          type="text"
          inputMode="url"
          value={link}
          required
          aria-invalid={fault.value !== null}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          placeholder="https://"
          dir="ltr"
          onInput={(event) => {
            link.value = event.currentTarget.value;
          }}
        />
        <ErrorText fault={fault.value} />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            {t('dialog.cancel')}
          </button>
          <button type="submit" class="button main">
            {t('action.updateLink')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
