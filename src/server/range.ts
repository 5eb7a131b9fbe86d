/** What a Range header asks of a file; `end` is exclusive. */
export type RangeAnswer =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'unsatisfiable' };

const WHOLE: RangeAnswer = { kind: 'whole' };
const UNSATISFIABLE: RangeAnswer = { kind: 'unsatisfiable' };
const SPEC = /^(?:(\d+)-(\d*)|-(\d+))$/;

/**
 * Decides how a GET with this Range header (empty: none) is answered for a file of `sizeBytes`
 * (RFC 9110, section 14). What is malformed, or in another unit, is ignored. Several ranges are answered
 * with the whole file, which section 14.2 allows, unless none of them can be satisfied. Never
 * throws.
 */
export function parseRange(header: string, sizeBytes: number): RangeAnswer {
  const set = /^bytes=(.*)$/i.exec(header)?.[1];
  if (set === undefined) return WHOLE;
  // Empty list elements are legal and mean nothing (RFC 9110, section 5.6.1.2), but a list
  // begins with its first element, not with a blank.
  if (/^[ \t]|[ \t]$/.test(set)) return WHOLE;
  const specs = set.split(',').map(trimBlanks).filter(Boolean);
  const answers = specs.map((spec) => parseSpec(spec, sizeBytes));
  if (answers.length === 0 || answers.includes(null)) return WHOLE;
  if (answers.every((answer) => answer?.kind === 'unsatisfiable')) return UNSATISFIABLE;
  return (answers.length === 1 && answers[0]) || WHOLE;
}

/** Null where the grammar is broken. */
function parseSpec(spec: string, sizeBytes: number): RangeAnswer | null {
  const match = SPEC.exec(spec);
  if (!match) return null;
  const [, first, last, suffix] = match;
  if (suffix !== undefined) return parseSuffix(BigInt(suffix), sizeBytes);
  const start = BigInt(first ?? '');
  const lastByte = last ? BigInt(last) : null;
  if (lastByte !== null && lastByte < start) return null;
  const size = BigInt(sizeBytes);
  if (start >= size) return UNSATISFIABLE;
  const end = lastByte === null || lastByte >= size ? size : lastByte + 1n;
  return { kind: 'part', start: Number(start), end: Number(end) };
}

function parseSuffix(length: bigint, sizeBytes: number): RangeAnswer {
  if (length === 0n) return UNSATISFIABLE;
  // The last bytes of nothing are satisfiable, yet no Content-Range can name them.
  if (sizeBytes === 0) return WHOLE;
  const start = length >= BigInt(sizeBytes) ? 0 : sizeBytes - Number(length);
  return { kind: 'part', start, end: sizeBytes };
}

/** Only blank and tab are blanks to HTTP; `trim` would eat more. */
function trimBlanks(text: string): string {
  return text.replace(/^[ \t]+/, '').replace(/[ \t]+$/, '');
}
