import { useRef } from 'preact/hooks';
import type { DownloadSnapshot, PhaseName } from '../engine.ts';
import type { MessageKey } from '../i18n/translate.ts';
import { type Action, actionsFor } from './actionsFor.ts';
import { useApp } from './context.ts';
import type { useCommand } from './useCommand.ts';
import { useKeptFocus } from './useKeptFocus.ts';

interface Props {
  readonly download: DownloadSnapshot;
  readonly command: ReturnType<typeof useCommand>;
  /** The element that names the download, to tell equal buttons apart. */
  readonly nameId: string;
}

const labels = {
  pause: 'action.pause',
  resume: 'action.resume',
  'try-again': 'action.tryAgain',
  'start-over': 'action.startOver',
  repair: 'action.repair',
  'update-link': 'action.updateLink',
  'accept-size': 'action.acceptSize',
  save: 'action.save',
  'save-anyway': 'action.saveAnyway',
  'download-again': 'repeat.again',
  remove: 'action.remove',
} as const satisfies Record<Action, MessageKey>;

/** The buttons of a download. */
export function RowActions({ download, command, nameId }: Props) {
  const { t, question, removals } = useApp();
  const { url, phase } = download;
  const group = useRef<HTMLDivElement>(null);
  const actions = actionsFor(download);
  useKeptFocus(group, actions.join(), () => group.current?.querySelector('button'));

  const perform = async (action: Action): Promise<void> => {
    switch (action) {
      case 'save':
        await command.save(url);
        return;
      case 'save-anyway':
      case 'update-link':
        question.value = { kind: action, url };
        return;
      case 'download-again':
        await command.send({ type: 'start-over', url });
        return;
      case 'remove':
        removals.remove([url]);
        return;
      default:
        await command.send({ type: action, url });
    }
  };

  return (
    <div class="actions" ref={group}>
      {actions.map((action, index) => (
        <button
          // Pause and Resume are one button, so that the keyboard stays on it.
          key={action === 'pause' || action === 'resume' ? 'pause-or-resume' : action}
          type="button"
          class={`button small ${appearance(action, index, phase.name)}`}
          aria-describedby={nameId}
          onClick={() => void perform(action)}
        >
          {t(labels[action])}
        </button>
      ))}
    </div>
  );
}

function appearance(action: Action, index: number, phase: PhaseName): string {
  if (action === 'remove') return 'quiet remove';
  if (action === 'save-anyway' || action === 'accept-size') return 'quiet';
  if (action === 'update-link' && index > 0) return 'quiet';
  if (action === 'pause' || phase === 'saved') return '';
  return index === 0 ? 'main' : '';
}
