import type { CommandError, DownloadSnapshot, NewDownload } from '../engine.ts';
import { eachTogether } from './eachTogether.ts';
import { expandPattern } from './expandPattern.ts';
import { lookAlike } from './lookAlike.ts';
import type { AppModel } from './model.ts';

/** A line of the form that did not become a download. */
export interface Refusal {
  readonly link: string;
  readonly fault: CommandError;
}

/** A line that was not added, since a download in the list stands for it already. */
export interface Repeat {
  readonly asked: NewDownload;
  /** URL of the download in the list. */
  readonly url: string;
  /** `same-link`: it is the very link. `lacks-link`: its link has expired, and this may be a fresh one. */
  readonly kind: 'same-link' | 'lacks-link';
}

/** What became of the lines of the form. */
export interface Submission {
  readonly added: number;
  readonly repeats: readonly Repeat[];
  readonly refused: readonly Refusal[];
}

/** What the form says besides its links. */
export interface FormFields {
  readonly name: string;
  readonly checksum: string;
  /** What the file must have, as an address of the page said; null where none did. */
  readonly sizeBytes: number | null;
  readonly wishes: Omit<NewDownload, 'link'>;
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
 * What the form asks for, one download a link. What is said of one file goes with a single link
 * only, the other wishes with each.
 */
export function downloadsOf(
  links: readonly string[],
  { name, checksum, sizeBytes, wishes }: FormFields,
): readonly NewDownload[] {
  const single = links.length === 1;
  return links.map((link) => ({
    link,
    ...wishes,
    ...(single && name !== '' ? { name } : {}),
    ...(single && checksum !== '' ? { checksum } : {}),
    ...(single && sizeBytes !== null ? { sizeBytes } : {}),
  }));
}

/**
 * Adds downloads in their order, but for those that the list has already. Never rejects: a link that
 * could not be added comes back with its fault.
 */
export async function submitLinks(
  model: AppModel,
  asked: readonly NewDownload[],
): Promise<Submission> {
  const listed: readonly DownloadSnapshot[] = model.urls
    .peek()
    .flatMap((url) => model.download(url).peek() ?? []);
  const outcomes = await eachTogether(asked, (download) => submit(model, download, listed));
  return {
    added: outcomes.filter((outcome) => outcome === 'added').length,
    repeats: outcomes.filter((outcome) => outcome !== 'added' && 'kind' in outcome),
    refused: outcomes.filter((outcome) => outcome !== 'added' && 'fault' in outcome),
  };
}

async function submit(
  model: AppModel,
  asked: NewDownload,
  listed: readonly DownloadSnapshot[],
): Promise<'added' | Repeat | Refusal> {
  const { link } = asked;
  const alike = lookAlike(link, listed);
  if (alike !== undefined) return { asked, url: alike.url, kind: 'lacks-link' };
  const result = await model.send({ type: 'add', download: asked });
  if (!result.ok) return { link, fault: result.error };
  return result.existing ? { asked, url: result.url ?? link, kind: 'same-link' } : 'added';
}
