import type { ComponentChildren } from 'preact';
import type { CommandError } from '../engine.ts';
import { useApp } from './context.ts';
import { Dialog } from './Dialog.tsx';
import { ErrorText } from './ErrorText.tsx';

interface Props {
  readonly heading: string;
  /** What the button says that submits it. */
  readonly action: string;
  readonly fault: CommandError | null;
  /** Resolves with whether the engine did what was asked: then the dialog closes. */
  readonly onSubmit: () => Promise<boolean>;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A dialog whose fields go to the engine; it stays open, and says why, where that refuses them. */
export function CommandDialog({ heading, action, fault, onSubmit, onClose, children }: Props) {
  const { t } = useApp();
  return (
    <Dialog heading={heading} onClose={onClose}>
      <form
        onSubmit={async (event) => {
          event.preventDefault();
          if (await onSubmit()) onClose();
        }}
      >
        {children}
        <ErrorText fault={fault} />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            {t('dialog.cancel')}
          </button>
          <button type="submit" class="button main">
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
