import { useSignal } from '@preact/signals';
import type { TargetedEvent } from 'preact';

/** The part of an input's properties that shows and takes its value. */
interface DraftProps {
  readonly value: string;
  readonly onChange: (event: TargetedEvent<HTMLInputElement>) => Promise<void>;
}

/**
 * Keeps what was typed on show while it is being taken. What is not valid, or not taken, is put
 * back to what was shown before.
 *
 * @param take resolves with whether the input's value was taken
 */
export function useDraft(
  shown: string,
  take: (input: HTMLInputElement) => Promise<boolean>,
): DraftProps {
  const draft = useSignal<string | null>(null);
  return {
    value: draft.value ?? shown,
    onChange: async ({ currentTarget: input }) => {
      draft.value = input.value;
      const taken = input.checkValidity() && (await take(input));
      if (!taken) input.value = shown;
      draft.value = null;
    },
  };
}
