import { useSignal } from '@preact/signals';
import type { TargetedEvent } from 'preact';

type InputEvent = TargetedEvent<HTMLInputElement>;

/** The part of an input's properties that shows and takes its value. */
interface DraftProps {
  readonly value: string;
  readonly onInput: (event: InputEvent) => void;
  readonly onChange: (event: InputEvent) => Promise<void>;
  readonly onBlur: () => void;
}

interface Draft {
  readonly text: string;
  /** It was handed on, and may yet be refused. */
  readonly handedOn: boolean;
}

/**
 * Keeps on show what is being typed, whatever happens meanwhile to what holds, and what was typed
 * while it is being taken. What is not valid, or not taken, is put back to what holds.
 *
 * @param shown what holds, as the input shows it
 * @param take resolves with whether the input's value was taken
 */
export function useDraft(
  shown: string,
  take: (input: HTMLInputElement) => Promise<boolean>,
): DraftProps {
  const draft = useSignal<Draft | null>(null);

  return {
    value: draft.value?.text ?? shown,
    onInput: ({ currentTarget: input }) => {
      draft.value = { text: input.value, handedOn: false };
    },
    onChange: async ({ currentTarget: input }) => {
      const present = { text: input.value, handedOn: true };
      draft.value = present;
      const taken = input.checkValidity() && (await take(input));
      // Typing has gone on.
      if (draft.peek() !== present) return;
      // Set by hand, too: what is no number has no value that would differ from none.
      if (!taken) input.value = shown;
      draft.value = null;
    },
    onBlur: () => {
      // Typed back to what it was: there is no change to wait for.
      if (draft.peek()?.handedOn === false) draft.value = null;
    },
  };
}
