/** Bytes of a file; `end` is exclusive, and greater than `start`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What a Range header asks of a file. */
export type RangeAnswer =
  | { readonly kind: 'whole' }
  /** One range or several, none touching another, in the order they were asked for. */
  | { readonly kind: 'parts'; readonly ranges: readonly ByteRange[] }
  | { readonly kind: 'unsatisfiable' };

type SpecAnswer = ByteRange | 'unsatisfiable' | 'malformed' | 'whole';

const WHOLE: RangeAnswer = { kind: 'whole' };
const SPEC = /^(?:(\d+)-(\d*)|-(\d+))$/;
/** More than any program asks for in good faith; a longer list is an attack or a mistake. */
const MAX_SPECS = 50;

/**
 * Decides how a GET with this Range header (empty: none) is answered for a file of `sizeBytes`
 * (RFC 9110, section 14). What is malformed, in another unit, or absurdly many is ignored, as
 * section 14.2 allows. Ranges that overlap or touch are answered as one (section 15.3.7.2), so that
 * no answer holds a byte twice. Never throws.
 */
export function parseRange(header: string, sizeBytes: number): RangeAnswer {
  const set = /^bytes=(.*)$/i.exec(header)?.[1];
  if (set === undefined) return WHOLE;
  // Empty list elements are legal and mean nothing (RFC 9110, section 5.6.1.2), but a list
  // begins with its first element, not with a blank.
  if (/^[ \t]|[ \t]$/.test(set)) return WHOLE;
  const specs = set.split(',').map(trimBlanks).filter(Boolean);
  if (specs.length === 0 || specs.length > MAX_SPECS) return WHOLE;
  const answers = specs.map((spec) => parseSpec(spec, sizeBytes));
  if (answers.includes('malformed') || answers.includes('whole')) return WHOLE;
  const ranges = answers.filter((answer) => typeof answer === 'object');
  return ranges.length === 0
    ? { kind: 'unsatisfiable' }
    : { kind: 'parts', ranges: coalesce(ranges) };
}

function parseSpec(spec: string, sizeBytes: number): SpecAnswer {
  const match = SPEC.exec(spec);
  if (!match) return 'malformed';
  const [, first, last, suffix] = match;
  if (suffix !== undefined) return parseSuffix(BigInt(suffix), sizeBytes);
  const start = BigInt(first ?? '');
  const lastByte = last ? BigInt(last) : null;
  if (lastByte !== null && lastByte < start) return 'malformed';
  const size = BigInt(sizeBytes);
  if (start >= size) return 'unsatisfiable';
  const end = lastByte === null || lastByte >= size ? size : lastByte + 1n;
  return { start: Number(start), end: Number(end) };
}

function parseSuffix(length: bigint, sizeBytes: number): SpecAnswer {
  if (length === 0n) return 'unsatisfiable';
  // The last bytes of nothing are satisfiable, yet no Content-Range can name them.
  if (sizeBytes === 0) return 'whole';
  const start = length >= BigInt(sizeBytes) ? 0 : sizeBytes - Number(length);
  return { start, end: sizeBytes };
}

/** Joins what overlaps or touches; each joined range stands where its first one stood. */
function coalesce(ranges: readonly ByteRange[]): readonly ByteRange[] {
  const ascending = ranges
    .map((range, place) => ({ ...range, place }))
    .sort((one, two) => one.start - two.start);
  const joined: (ByteRange & { readonly place: number })[] = [];
  for (const range of ascending) {
    const last = joined.at(-1);
    if (last === undefined || range.start > last.end) {
      joined.push(range);
      continue;
    }
    const end = Math.max(last.end, range.end);
    joined[joined.length - 1] = { ...last, end, place: Math.min(last.place, range.place) };
  }
  return joined.sort((one, two) => one.place - two.place).map(({ start, end }) => ({ start, end }));
}

/** Only blank and tab are blanks to HTTP; `trim` would eat more. */
function trimBlanks(text: string): string {
  return text.replace(/^[ \t]+/, '').replace(/[ \t]+$/, '');
}
