import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FixtureFile } from '../../support/fixtureFile.ts';

const lookEveryMs = 10;
const patienceMs = 600_000;

/**
 * Resolves with the path once the browser has saved the file: under its name, in full size, and
 * with no half-written one beside it. Rejects when aborted, and after ten minutes.
 */
export async function savedFile(
  folder: string,
  file: FixtureFile,
  aborted?: AbortSignal,
): Promise<string> {
  const path = join(folder, file.name);
  const late = AbortSignal.timeout(patienceMs);
  const signal = aborted === undefined ? late : AbortSignal.any([aborted, late]);
  while (!signal.aborted) {
    const size = await stat(path).then(
      (found) => found.size,
      () => -1,
    );
    if (size === file.sizeBytes) {
      const names = await readdir(folder);
      if (!names.some((name) => /\.(part|crdownload)$/.test(name))) return path;
    }
    await delay(lookEveryMs);
  }
  throw new Error(`${file.name} was not saved`, { cause: signal.reason });
}
