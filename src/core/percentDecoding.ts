/** Decodes percent-encoded UTF-8; null where it is none. */
export function percentDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
