/**
 * Reads a Content-Length header in bytes. A value that was repeated and joined by commas counts once
 * (RFC 9110, section 8.6); null where it is absent, malformed, contradictory or too big to count.
 */
export function parseContentLength(value: string | null): number | null {
  if (value === null) return null;
  let lengthBytes: number | null = null;
  for (const part of value.split(',')) {
    const digits = part.trim();
    if (!/^[0-9]+$/.test(digits)) return null;
    const number = Number(digits);
    if (!Number.isSafeInteger(number)) return null;
    if (lengthBytes !== null && lengthBytes !== number) return null;
    lengthBytes = number;
  }
  return lengthBytes;
}
