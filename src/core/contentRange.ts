/** What a Content-Range header says: the part that follows, or that there is none to send. */
export type ContentRange =
  | {
      readonly kind: 'part';
      readonly start: number;
      /** Exclusive, unlike in the header. */
      readonly end: number;
      /** Size of the whole file; null where the server sent `*`. */
      readonly totalBytes: number | null;
    }
  | { readonly kind: 'unsatisfied'; readonly totalBytes: number | null };

const grammar = /^bytes +(?:([0-9]+)-([0-9]+)|\*)\/([0-9]+|\*)$/i;

/**
 * Reads a Content-Range header (RFC 9110, section 14.4) in bytes. Null for anything that breaks the
 * grammar, contradicts itself or cannot be counted exactly: bytes are stored where this says, so a
 * value that can be read in two ways must not be read at all.
 */
export function parseContentRange(value: string): ContentRange | null {
  const match = grammar.exec(value.trim());
  if (match === null) return null;
  const [, firstText, lastText, totalText] = match;
  const totalBytes = totalText === '*' ? null : Number(totalText);
  if (totalBytes !== null && !Number.isSafeInteger(totalBytes)) return null;
  if (firstText === undefined || lastText === undefined) return { kind: 'unsatisfied', totalBytes };
  const start = Number(firstText);
  const end = Number(lastText) + 1;
  // Checked on the end as well: the last safe integer has no exclusive end.
  if (!Number.isSafeInteger(end) || start >= end) return null;
  if (totalBytes !== null && end > totalBytes) return null;
  return { kind: 'part', start, end, totalBytes };
}
