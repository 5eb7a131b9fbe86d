import type { ReadonlySignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { DownloadSnapshot } from '../core/download.ts';
import { ConflictNote } from './ConflictNote.tsx';
import { useApp } from './context.ts';
import { Details } from './Details.tsx';
import { ErrorText } from './ErrorText.tsx';
import { Icon } from './Icon.tsx';
import { MoveControls } from './MoveControls.tsx';
import { PhaseNote } from './PhaseNote.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import { RowActions } from './RowActions.tsx';
import { RowChoice } from './RowChoice.tsx';
import { RowFigures } from './RowFigures.tsx';
import { useCommand } from './useCommand.ts';
import { Verdict } from './Verdict.tsx';

interface Props {
  readonly url: string;
  /** The list as it stands. A signal: rows are not rendered again when others come and go. */
  readonly shown: ReadonlySignal<readonly string[]>;
  /** Puts a download before another one; undefined where the list is not shown as the queue. */
  readonly move: ((url: string, before: string | null) => Promise<boolean>) | undefined;
}

/** One download, from its live snapshot. */
export function DownloadRow({ url, shown, move }: Props) {
  const { model, t } = useApp();
  const id = useId();
  const command = useCommand();
  const download = model.download(url).value;
  if (download === undefined) return null;
  const { phase } = download;
  return (
    <li class="row" data-url={url} data-phase={phase.name} data-error={errorCode(download)}>
      <div class="row-head">
        <RowChoice download={download} shown={shown} />
        {move !== undefined && <MoveControls download={download} shown={shown} move={move} />}
        <div>
          <h3 id={id} class="row-name">
            <bdi>{download.name}</bdi>
          </h3>
          <p class="row-phase">
            <span class="phase">
              <Icon name={phase.name} />
              {t(download.repairing ? 'phase.repairing' : `phase.${phase.name}`)}
            </span>
            <span class="host">{download.host}</span>
          </p>
        </div>
      </div>
      <RowActions download={download} command={command} nameId={id} />
      <ProgressBar download={download} />
      <RowFigures download={download} />
      <PhaseNote download={download} />
      <ConflictNote download={download} />
      <ErrorText fault={command.fault.value} />
      <Verdict download={download} />
      <Details download={download} />
    </li>
  );
}

function errorCode({ phase }: DownloadSnapshot): string | undefined {
  return phase.name === 'waiting' || phase.name === 'failed' ? phase.error.code : undefined;
}
