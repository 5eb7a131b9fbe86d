/** Inputs that nothing is typed into. */
const textless: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'file',
  'radio',
  'range',
  'reset',
  'submit',
]);

/** True where what is typed or pasted belongs to the element that it is meant for. */
export function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !textless.has(target.type);
  return target instanceof HTMLTextAreaElement;
}
