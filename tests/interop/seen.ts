import { en } from '../../src/i18n/en.ts';
import type { DownloadsPage } from '../support/downloadsPage.ts';
import type { LineRequest } from '../support/lineProxy.ts';
import type { Origin, Place } from './place.ts';

/** What the suite saw of one server from one origin: a row of the table. */
export interface Seen {
  readonly server: string;
  readonly origin: Origin;
  /** `saved`, or the words of the error that it came to. */
  readonly ended: string;
  /** How what was missing came after an interruption. */
  readonly resumed: string;
  /** Names of the validators and digests on the wire, whether or not a page may read them. */
  readonly validators: string;
  readonly digests: string;
  readonly says: Says;
}

/** What Holdfast says of the server in the download's details, in English. */
export interface Says {
  readonly resumes: string;
  readonly changes: string;
  readonly checksum: string;
}

/** The name of the attachment that carries what was seen. */
export const seenAttachment = 'seen';

/** How the server answered those who had bytes already. */
export function howResumed(requests: readonly LineRequest[]): string {
  const later = requests.filter(({ id }) => id > (requests[0]?.id ?? 0));
  if (later.some(({ status, askedStart }) => status === 206 && askedStart > 0)) {
    return '206: what is missing';
  }
  return later.some(({ status }) => status === 200) ? '200: everything again' : 'not asked';
}

/** Names of the validators and digests that the file's server sends. */
export async function onTheWire(
  place: Place,
): Promise<{ readonly validators: string; readonly digests: string }> {
  const answer = await place.ask();
  await answer.body?.cancel();
  const etag = answer.headers.get('etag');
  const validators = [
    ...(etag === null ? [] : [etag.startsWith('W/') ? 'weak ETag' : 'ETag']),
    ...(answer.headers.has('last-modified') ? ['Last-Modified'] : []),
  ];
  const digests = ['Repr-Digest', 'Content-MD5'].filter((name) => answer.headers.has(name));
  return { validators: validators.join(', '), digests: digests.join(', ') };
}

/** Opens the download's details and reads them. */
export async function readDetails(downloads: DownloadsPage, url: string): Promise<Says> {
  const row = downloads.row(url);
  await row.getByText(en['details.heading'], { exact: true }).click();
  const read = async (label: string): Promise<string> => {
    const term = row.locator('dl.facts dt').getByText(label, { exact: true });
    return (await term.locator('xpath=following-sibling::dd[1]').textContent()) ?? '';
  };
  return {
    resumes: await read(en['details.resumes']),
    changes: await read(en['details.changes']),
    checksum: await read(en['details.checksum']),
  };
}
