import { useSignal } from '@preact/signals';
import type { TargetedEvent, TargetedKeyboardEvent } from 'preact';

type InputEvent = TargetedEvent<HTMLInputElement>;

/** The part of an input's properties that shows and takes its value. */
interface DraftProps {
  readonly value: string;
  readonly onInput: (event: InputEvent) => void;
  readonly onBlur: (event: InputEvent) => void;
  readonly onChange?: (event: InputEvent) => void;
  readonly onKeyDown?: (event: TargetedKeyboardEvent<HTMLInputElement>) => unknown;
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
 * @param isTime the input is for a date or a time: browsers say that it has changed with each digit,
 * so that it is taken once it is left, or at Enter
 */
export function useDraft(
  shown: string,
  take: (input: HTMLInputElement) => Promise<boolean>,
  { isTime = false }: { isTime?: boolean } = {},
): DraftProps {
  const draft = useSignal<Draft | null>(null);

  const handOn = async (input: HTMLInputElement): Promise<void> => {
    const present = { text: input.value, handedOn: true };
    draft.value = present;
    const taken = input.checkValidity() && (await take(input));
    // Typing has gone on.
    if (draft.peek() !== present) return;
    // Set by hand, too: what is no number has no value that would differ from none.
    if (!taken) input.value = shown;
    draft.value = null;
  };

  const finish = ({ currentTarget: input }: InputEvent): void => {
    if (draft.peek()?.handedOn === false) void handOn(input);
  };

  return {
    value: draft.value?.text ?? shown,
    onInput: ({ currentTarget: input }) => {
      draft.value = { text: input.value, handedOn: false };
    },
    onBlur: finish,
    ...(isTime
      ? { onKeyDown: (event) => event.key === 'Enter' && finish(event) }
      : { onChange: ({ currentTarget: input }) => void handOn(input) }),
  };
}
