import { linksInText } from './linksInText.ts';

/** A longer file is no list of links. */
const longestListBytes = 1024 * 1024;

/**
 * The links in a text file, as `linksInText` finds them; none in a file that is too long for a list,
 * nor in what cannot be read: a folder, say. Never rejects.
 */
export async function linksInFile(file: File): Promise<readonly string[]> {
  if (file.size > longestListBytes) return [];
  return linksInText(await file.text().catch(() => ''));
}
