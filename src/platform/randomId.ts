/** Unguessable enough for one origin; `crypto.randomUUID` needs a secure context. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join(
    '-',
  );
}
