/** More than this is no notice but a document. */
const mostNotes = 5;

/**
 * What one changelog lists that an earlier one did not, newest first: the first sentence of each
 * line that begins with a dash, as plain text.
 */
export function addedNotes(before: string, after: string): readonly string[] {
  const known = new Set(notesOf(before));
  return notesOf(after)
    .filter((note) => !known.has(note))
    .slice(0, mostNotes);
}

function notesOf(changelog: string): readonly string[] {
  return changelog
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) =>
      line
        .slice(2)
        .replaceAll('`', '')
        .replace(/(?<=[.]) .*$/, ''),
    );
}
