/** More at once is a slip rather than a wish. */
const mostLinks = 1000;

/** A range of numbers in a link: `[01-20]`. */
const numbers = /\[(\d{1,15})-(\d{1,15})\]/;

/**
 * The links that a numbered pattern stands for: `file[01-20].zip` gives twenty, with the zeros of the
 * first number kept. Several ranges are combined, the last one counting fastest. A link without a
 * range, or with one that gives more than a thousand links, stands for itself.
 */
export function expandPattern(link: string): readonly string[] {
  const links = expand(link, mostLinks);
  return links ?? [link];
}

/** Null where there are more than `most`. */
function expand(link: string, most: number): readonly string[] | null {
  const match = numbers.exec(link);
  if (match === null) return [link];
  const [range, firstText = '', lastText = ''] = match;
  const before = link.slice(0, match.index);
  const [first, last] = [Number(firstText), Number(lastText)];
  const step = first <= last ? 1 : -1;
  const count = Math.abs(last - first) + 1;
  const rests = expand(link.slice(match.index + range.length), most);
  if (rests === null || count * rests.length > most) return null;
  return Array.from({ length: count }, (_, index) =>
    String(first + step * index).padStart(firstText.length, '0'),
  ).flatMap((number) => rests.map((rest) => before + number + rest));
}
