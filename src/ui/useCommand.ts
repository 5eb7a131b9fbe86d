import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import type { Command, CommandError, CommandResult } from '../engine.ts';
import { useApp } from './context.ts';

/** Sends commands and keeps what went wrong with the last one, to be shown beside its button. */
export function useCommand(): {
  /** Resolves with whether the engine did it. Never rejects. */
  readonly send: (command: Command) => Promise<boolean>;
  readonly save: (url: string) => Promise<boolean>;
  readonly fault: ReadonlySignal<CommandError | null>;
} {
  const { model } = useApp();
  const fault = useSignal<CommandError | null>(null);

  const keep = useCallback(
    async (answer: Promise<CommandResult>): Promise<boolean> => {
      fault.value = null;
      const result = await answer;
      if (!result.ok) fault.value = result.error;
      return result.ok;
    },
    [fault],
  );
  const send = useCallback((command: Command) => keep(model.send(command)), [model, keep]);
  const save = useCallback((url: string) => keep(model.save(url)), [model, keep]);

  return { send, save, fault };
}
