const link = /https?:\/\/[^\s<>"'`|\\^{}]+/gi;
/** What also ends a link in a sentence of Chinese or Japanese, which sets no space after it. */
const marks = /[、。，；：！？]/;

/** Brackets that may stand around a link as well as in it. */
const brackets = ['（）', '「」', '『』', '【】', '《》', '〈〉'];

/** The links in a text that was pasted or dropped, in their order, each once; none where it has none. */
export function linksInText(text: string): readonly string[] {
  return [...new Set(text.split(/[\r\n]+/).flatMap(linksInLine))];
}

function linksInLine(line: string): readonly string[] {
  const links: string[] = [];
  const rest = new RegExp(link);
  for (let found = rest.exec(line); found !== null; found = rest.exec(line)) {
    const [candidate] = found;
    // On a line of its own there is no sentence: what is in it is the link's.
    const isAlone = candidate === line.trim() && candidate.split('://').length === 2;
    const kept = withoutSentence(isAlone ? candidate : withoutText(candidate));
    links.push(kept);
    // Another one may begin in what was cut off.
    rest.lastIndex = found.index + kept.length;
  }
  return links;
}

/** Up to what is the text's rather than the link's. */
function withoutText(candidate: string): string {
  const [upToMark = ''] = candidate.split(marks);
  return withinBrackets(upToMark);
}

/** Up to the first bracket that has no partner in the link: it is the text's. */
function withinBrackets(link: string): string {
  return brackets.reduce((rest, pair) => rest.slice(0, firstLone(rest, pair)), link);
}

/** Where the first bracket of a pair is that has no partner; at the end where all have one. */
function firstLone(text: string, pair: string): number {
  const open: number[] = [];
  for (const [at, mark] of text.split('').entries()) {
    if (mark === pair[0]) open.push(at);
    else if (mark === pair[1] && open.pop() === undefined) return at;
  }
  return open[0] ?? text.length;
}

/** Without what ends the sentence or the bracket that the link stands in. */
function withoutSentence(link: string): string {
  let end = link.length;
  for (;;) {
    const last = link[end - 1] ?? '';
    const opening = link.slice(0, end).split('(').length;
    const closing = link.slice(0, end).split(')').length;
    if ('.,;:!?…»”’،؛؟'.includes(last) || (last === ')' && closing > opening)) end -= 1;
    else return link.slice(0, end);
  }
}
