import { linksInText } from './linksInText.ts';

/** A longer file is no list of links. */
const longestListBytes = 1024 * 1024;

/** The links in a text file, as `linksInText` finds them; none in a file that is too long for a list. */
export async function linksInFile(file: File): Promise<readonly string[]> {
  return file.size <= longestListBytes ? linksInText(await file.text()) : [];
}
