import { useSignalEffect } from '@preact/signals';
import { ChecksumDialog } from './ChecksumDialog.tsx';
import { useApp } from './context.ts';
import { HeadersDialog } from './HeadersDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { SaveAnywayDialog } from './SaveAnywayDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { StorageDialog } from './StorageDialog.tsx';
import { UpdateLinkDialog } from './UpdateLinkDialog.tsx';

/** The dialog of the open question. It stands outside the list, so that rows hold their own buttons only. */
export function Dialogs() {
  const { model, question } = useApp();
  // A question whose download went away, in another tab say, must not come back with it.
  useSignalEffect(() => {
    const asked = question.value;
    if (asked === null || !('url' in asked)) return;
    if (model.download(asked.url).value === undefined) question.value = null;
  });
  const asked = question.value;
  if (asked === null) return null;
  const close = () => {
    // The close event of a dialog that was answered comes after another may have been opened.
    if (question.value === asked) question.value = null;
  };
  if (!('url' in asked)) {
    return asked.kind === 'settings' ? (
      <SettingsDialog onClose={close} />
    ) : (
      <StorageDialog onClose={close} />
    );
  }
  const download = model.download(asked.url).value;
  if (download === undefined) return null;
  switch (asked.kind) {
    case 'save-anyway':
      return <SaveAnywayDialog download={download} onClose={close} />;
    case 'update-link':
      return <UpdateLinkDialog download={download} onClose={close} />;
    case 'checksum':
      return <ChecksumDialog download={download} onClose={close} />;
    case 'headers':
      return <HeadersDialog download={download} onClose={close} />;
    case 'rename':
      return <RenameDialog download={download} onClose={close} />;
    default:
      return asked satisfies never;
  }
}
