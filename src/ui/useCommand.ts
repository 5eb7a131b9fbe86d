import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import type { Command } from '../core/protocol.ts';
import { useApp } from './context.ts';
import type { Fault } from './errorWords.ts';

/** Sends commands and keeps what went wrong with the last one, to be shown beside its button. */
export function useCommand(): {
  /** Resolves with whether the engine did it. Never rejects. */
  readonly send: (command: Command) => Promise<boolean>;
  readonly save: (url: string) => Promise<boolean>;
  readonly fault: ReadonlySignal<Fault | null>;
} {
  const { model } = useApp();
  const fault = useSignal<Fault | null>(null);

  const send = useCallback(
    async (command: Command): Promise<boolean> => {
      fault.value = null;
      try {
        const result = await model.send(command);
        if (result.ok) return true;
        fault.value = result.error;
      } catch {
        fault.value = { code: 'no-answer' };
      }
      return false;
    },
    [model, fault],
  );

  const save = useCallback(
    async (url: string): Promise<boolean> => {
      fault.value = null;
      try {
        await model.save(url);
        return true;
      } catch {
        fault.value = { code: 'save-refused' };
        return false;
      }
    },
    [model, fault],
  );

  return { send, save, fault };
}
