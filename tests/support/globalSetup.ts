import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FixtureFile, makeFixtureFile } from './fixtureFile.ts';

const mebibyte = 1024 * 1024;

/** Makes the files that the tests download, once a run; returns what removes them. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-fixtures-'));
  await mkdir(join(folder, 'files'));
  const files: FixtureFile[] = [];
  for (const [name, sizeBytes] of [
    ['big.bin', 256 * mebibyte],
    ['medium.bin', 48 * mebibyte + 12_345],
    ['small.bin', 3 * mebibyte + 17],
  ] as const) {
    files.push(await makeFixtureFile(join(folder, 'files', name), sizeBytes, `holdfast ${name}`));
  }
  await writeFile(join(folder, 'fixtures.json'), JSON.stringify(files));
  process.env['HOLDFAST_FIXTURES'] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
