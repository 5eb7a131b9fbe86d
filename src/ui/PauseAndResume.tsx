import type { BulkCommand } from './useBulkCommand.ts';

interface Props {
  readonly bulk: BulkCommand;
  readonly pause: string;
  readonly resume: string;
}

/** The pair of buttons for several downloads. Both stay in their place, whatever can be done. */
export function PauseAndResume({ bulk: { mayPause, mayResume, perform }, pause, resume }: Props) {
  return (
    <>
      <button
        type="button"
        class="button small"
        aria-disabled={!mayPause.value}
        onClick={() => void perform('pause')}
      >
        {pause}
      </button>
      <button
        type="button"
        class="button small"
        aria-disabled={!mayResume.value}
        onClick={() => void perform('resume')}
      >
        {resume}
      </button>
    </>
  );
}
