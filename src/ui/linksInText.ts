/** The links in a text that was pasted or dropped, in their order, each once; none where it has none. */
export function linksInText(text: string): readonly string[] {
  const found = text.match(/https?:\/\/[^\s<>"'`|\\^{}]+/gi) ?? [];
  return [...new Set(found.map(withoutSentence))];
}

/** Without what ends the sentence or the bracket that the link stands in. */
function withoutSentence(link: string): string {
  let end = link.length;
  for (;;) {
    const last = link[end - 1] ?? '';
    const opening = link.slice(0, end).split('(').length;
    const closing = link.slice(0, end).split(')').length;
    if ('.,;:!?'.includes(last) || (last === ')' && closing > opening)) end -= 1;
    else return link.slice(0, end);
  }
}
