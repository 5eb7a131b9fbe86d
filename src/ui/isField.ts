/** Inputs that take text. */
const textual: ReadonlySet<string> = new Set([
  'email',
  'number',
  'password',
  'search',
  'tel',
  'text',
  'url',
]);

/** True where a text that is pasted or dropped belongs to the element that it is meant for. */
export function isField(target: EventTarget | null): boolean {
  const isText =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && textual.has(target.type));
  return isText && !target.disabled && !target.readOnly;
}
