import type { Signal } from '@preact/signals';

/** Attributes of a text field whose text is that of a signal. */
export function bound(text: Signal<string>) {
  return {
    value: text,
    onInput: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => {
      text.value = currentTarget.value;
    },
  };
}
