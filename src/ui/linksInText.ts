/** What ends a link, besides spaces: Chinese and Japanese set none after their marks. */
const link = /https?:\/\/[^\s<>"'`|\\^{}、。，；：！？]+/gi;

/** Brackets that may stand around a link as well as in it. */
const brackets = ['（）', '「」', '『』', '【】', '《》', '〈〉'];

/** The links in a text that was pasted or dropped, in their order, each once; none where it has none. */
export function linksInText(text: string): readonly string[] {
  const found = text.match(link) ?? [];
  return [...new Set(found.map((each) => withoutSentence(withinBrackets(each))))];
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
