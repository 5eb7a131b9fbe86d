import { type ReadonlySignal, useComputed } from '@preact/signals';
import type { CommandError } from '../engine.ts';
import { actionsFor } from './actionsFor.ts';
import { useApp } from './context.ts';
import { eachTogether } from './eachTogether.ts';
import { useCommand } from './useCommand.ts';
import { waitingFirst } from './waitingFirst.ts';

type BulkAction = 'pause' | 'resume';

/** What can be done with several downloads at once. */
export interface BulkCommand {
  readonly mayPause: ReadonlySignal<boolean>;
  readonly mayResume: ReadonlySignal<boolean>;
  /** `fault` says why the engine refused, where it did. */
  readonly perform: (action: BulkAction) => Promise<void>;
  readonly fault: ReadonlySignal<CommandError | null>;
}

/**
 * Pauses or resumes those of several downloads where that makes sense, in their order. `urls`:
 * in the order of the queue, since the first that is resumed gets the first place. None is given a
 * place by another's pause.
 */
export function useBulkCommand(urls: () => readonly string[]): BulkCommand {
  const { model } = useApp();
  const { send, fault } = useCommand();
  const fitting = (action: BulkAction) =>
    urls().filter((url) => {
      const download = model.download(url).value;
      return download !== undefined && actionsFor(download).includes(action);
    });
  return {
    mayPause: useComputed(() => fitting('pause').length > 0),
    mayResume: useComputed(() => fitting('resume').length > 0),
    perform: async (type) => {
      const fit = fitting(type);
      const inOrder = type === 'pause' ? waitingFirst(fit, model.download) : fit;
      await eachTogether(inOrder, (url) => send({ type, url }));
    },
    fault,
  };
}
