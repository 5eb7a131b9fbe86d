import type { NewDownload } from '../core/protocol.ts';
import type { Fault } from './errorWords.ts';
import { expandPattern } from './expandPattern.ts';
import type { AppModel } from './model.ts';

/** A line of the form that did not become a download. */
export interface Refusal {
  readonly link: string;
  readonly fault: Fault;
}

/** What became of the lines of the form. */
export interface Submission {
  readonly added: number;
  /** URLs of those that were in the list already. */
  readonly existing: readonly string[];
  readonly refused: readonly Refusal[];
}

/** The links that the form's text stands for: one a line, numbered patterns spelled out. */
export function linksIn(text: string): readonly string[] {
  return linesIn(text).flatMap(expandPattern);
}

/** The lines of the form's text, without those that are empty. */
export function linesIn(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * Adds one download a link, in their order. A name and a checksum go with a single link only.
 * Never rejects: a link that could not be added comes back with its fault.
 */
export async function submitLinks(
  model: AppModel,
  links: readonly string[],
  { name, checksum }: { readonly name: string; readonly checksum: string },
): Promise<Submission> {
  let added = 0;
  const existing: string[] = [];
  const refused: Refusal[] = [];
  for (const link of links) {
    const single = links.length === 1;
    const download: NewDownload = {
      link,
      ...(single && name !== '' ? { name } : {}),
      ...(single && checksum !== '' ? { checksum } : {}),
    };
    try {
      const result = await model.send({ type: 'add', download });
      if (!result.ok) refused.push({ link, fault: result.error });
      else if (result.existing === true) existing.push(result.url ?? link);
      else added += 1;
    } catch {
      refused.push({ link, fault: { code: 'no-answer' } });
    }
  }
  return { added, existing, refused };
}
