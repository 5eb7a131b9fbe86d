/** Attributes of a field whose text is no prose: nothing mends it or guesses it. */
export const verbatim = { spellcheck: false, autocapitalize: 'off', autocomplete: 'off' } as const;
