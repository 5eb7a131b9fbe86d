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

/** Longer ones are no checksum files, and not worth reading into a page. */
const longestChecksumFileBytes = 4 * 1024 * 1024;

/** Takes a checksum for a download that is in the list already: typed, pasted, dropped or looked for. */
export function ChecksumDialog({ download, onClose }: Props) {
  const { t } = useApp();
  const { send, fault } = useCommand();
  const text = useSignal('');
  const finding = useSignal(false);
  const { url } = download;

  const find = async () => {
    if (finding.value) return;
    finding.value = true;
    const found = await send({ type: 'find-checksum', url });
    finding.value = false;
    if (found) onClose();
  };

  return (
    <CommandDialog
      heading={t('checksum.heading')}
      action={t('checksum.use')}
      fault={fault.value}
      onSubmit={() => send({ type: 'set-checksum', url, text: text.value })}
      onClose={onClose}
    >
      <LabelledField label={t('checksum.label')} hint={t('checksum.hint')}>
        {(tied) => (
          <textarea
            {...tied}
            {...verbatim}
            class="field code"
            rows={3}
            {...bound(text)}
            required
            dir="ltr"
            aria-invalid={fault.value !== null}
            onDrop={async (event) => {
              const file = event.dataTransfer?.files[0];
              if (file === undefined || file.size > longestChecksumFileBytes) return;
              event.preventDefault();
              text.value = await file.text();
            }}
          />
        )}
      </LabelledField>
      <p class="dialog-aside">
        <button type="button" class="inline-button" onClick={() => void find()}>
          {t(finding.value ? 'checksum.finding' : 'checksum.find')}
        </button>
      </p>
    </CommandDialog>
  );
}
