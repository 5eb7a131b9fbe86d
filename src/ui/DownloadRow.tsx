import type { ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import type { DownloadSnapshot } from '../engine.ts';
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
import { useComesNear } from './useComesNear.ts';
import { useCommand } from './useCommand.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { Verdict } from './Verdict.tsx';
import { WritingNote } from './WritingNote.tsx';

interface Props {
  readonly url: string;
  /** Among the first of the list, which are seen when the page opens. */
  readonly isFirst: boolean;
  /** The list as it stands. A signal: rows are not rendered again when others come and go. */
  readonly shown: ReadonlySignal<readonly string[]>;
  /** Puts a download before another one; undefined where the list is not shown as the queue. */
  readonly move: ((url: string, before: string | null) => Promise<boolean>) | undefined;
}

/**
 * One download, from its live snapshot. While it is far from the window it is its name alone, so
 * that a list of a thousand opens as fast as one of ten.
 */
export function DownloadRow({ url, isFirst, shown, move }: Props) {
  const { model } = useApp();
  const id = useId();
  const [element, isNear] = useComesNear(isFirst);
  const download = model.download(url).value;
  if (download === undefined) return null;
  return (
    <li
      ref={element}
      class={isNear ? 'row' : 'row row-far'}
      data-url={url}
      tabIndex={-1}
      data-phase={download.phase.name}
      data-error={errorCode(download)}
    >
      {isNear ? (
        <RowContent row={element} download={download} id={id} shown={shown} move={move} />
      ) : (
        <RowName download={download} id={id} />
      )}
    </li>
  );
}

interface ContentProps extends Pick<Props, 'shown' | 'move'> {
  readonly row: RefObject<HTMLElement | null>;
  readonly download: DownloadSnapshot;
  readonly id: string;
}

function RowContent({ row, download, id, shown, move }: ContentProps) {
  const { t } = useApp();
  const command = useCommand();
  const { phase } = download;
  // What a note offers, such as to start now, goes with the phase.
  useKeptFocus(row, phase.name, () => row.current);
  return (
    <>
      <div class="row-head">
        <RowChoice download={download} shown={shown} />
        {move !== undefined && <MoveControls download={download} shown={shown} move={move} />}
        <div>
          <RowName download={download} id={id} />
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
      <WritingNote download={download} />
      <ConflictNote download={download} />
      <ErrorText fault={command.fault.value} />
      <Verdict download={download} />
      <Details download={download} />
    </>
  );
}

function RowName({ download, id }: Pick<ContentProps, 'download' | 'id'>) {
  return (
    <h3 id={id} class="row-name">
      <bdi>{download.name}</bdi>
    </h3>
  );
}

function errorCode({ phase }: DownloadSnapshot): string | undefined {
  return phase.name === 'waiting' || phase.name === 'failed' ? phase.error.code : undefined;
}
