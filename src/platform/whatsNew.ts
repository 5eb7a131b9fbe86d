import { addedNotes } from './addedNotes.ts';

/**
 * What the version that the server has now brings, in English, measured by the changelog of the one
 * that runs; nothing where the server cannot be asked.
 */
export async function whatsNew(
  appUrl: string,
  runningChangelog: string,
): Promise<readonly string[]> {
  const answer = await fetch(new URL('changelog.md', appUrl), { cache: 'no-store' });
  return answer.ok ? addedNotes(runningChangelog, await answer.text()) : [];
}
