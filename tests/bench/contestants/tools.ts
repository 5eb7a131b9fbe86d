import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FixtureFile } from '../../support/fixtureFile.ts';
import type { Ground } from '../ground.ts';
import { timed } from './timed.ts';

/** Downloads and checks with a program of the command line. Resolves with seconds. */
export type Tool = (ground: Ground, url: string, file: FixtureFile) => Promise<number>;

/** Whether a program can be started here. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Runs a program; rejects where it fails. Resolves with what it printed. */
async function run(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return Buffer.concat(parts).toString();
}

/** Checks a file with md5sum, as a user of these programs would. Rejects where it differs. */
export async function md5sum(path: string, file: FixtureFile): Promise<void> {
  const printed = await run('md5sum', [path]);
  if (!printed.startsWith(file.md5)) throw new Error(`${path} is not what the server has`);
}

export const curl: Tool = (ground, url, file) =>
  ground.inFolder((folder) =>
    timed(async () => {
      const path = join(folder, file.name);
      await run('curl', ['--silent', '--show-error', '--fail', '--output', path, url]);
      await md5sum(path, file);
    }),
  );

export const wget: Tool = (ground, url, file) =>
  ground.inFolder((folder) =>
    timed(async () => {
      await run('wget', ['--continue', '--quiet', '--directory-prefix', folder, url]);
      await md5sum(join(folder, file.name), file);
    }),
  );

/** aria2c with that many connections, each free to take a piece of 1 MiB. */
export function aria2c(connections: number): Tool {
  return (ground, url, file) =>
    ground.inFolder((folder) =>
      timed(() =>
        run('aria2c', [
          `--max-connection-per-server=${connections}`,
          `--split=${connections}`,
          '--min-split-size=1M',
          '--file-allocation=none',
          `--checksum=md5=${file.md5}`,
          `--dir=${folder}`,
          `--out=${file.name}`,
          '--quiet=true',
          url,
        ]),
      ),
    );
}
