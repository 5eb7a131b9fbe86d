import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/server.ts';
import { serve, temporaryFolder } from './request.ts';

const bytes = randomBytes(10_000_000);
const STORED = 3_000_001;

/** Runs a program in a folder and waits for its end; the server goes on meanwhile. */
async function run(folder: string, program: string, args: readonly string[]): Promise<number> {
  const [code] = await once(spawn(program, args, { cwd: folder, stdio: 'ignore' }), 'close');
  return code as number;
}

async function serveFile(): Promise<{ server: RunningServer; url: string; ranges: string[] }> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file.bin'), bytes);
  const ranges: string[] = [];
  const logRequest = (line: string): void => {
    ranges.push(line.split(' ')[7] ?? '');
  };
  const server = await serve({ folder, logRequest });
  return { server, url: `${server.url}files/file.bin`, ranges };
}

describe.each([
  ['wget', ['-c', '-q']],
  ['curl', ['-C', '-', '-s', '-O']],
])('%s', (program, args) => {
  it.skipIf(spawnSync(program, ['--version']).error)('goes on where it was', async () => {
    const { url, ranges } = await serveFile();
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file.bin'), bytes.subarray(0, STORED));
    expect(await run(folder, program, [...args, url])).toBe(0);
    expect((await readFile(join(folder, 'file.bin'))).equals(bytes)).toBe(true);
    await expect.poll(() => ranges).toEqual([`bytes=${STORED}-`]);
  });
});

describe.each(['aria2c'])('%s', (program) => {
  it.skipIf(spawnSync(program, ['--version']).error)(
    'fetches with eight connections, and finds the checksum right',
    async () => {
      const { server, url, ranges } = await serveFile();
      const folder = await temporaryFolder();
      const sums = await (await fetch(`${server.url}files/SHA256SUMS`)).text();
      const checksum = `sha-256=${sums.split(' ')[0]}`;
      const args = ['-q', '-x8', '-s8', '-k1M', `--checksum=${checksum}`, url];
      expect(await run(folder, program, args)).toBe(0);
      expect((await readFile(join(folder, 'file.bin'))).equals(bytes)).toBe(true);
      expect(new Set(ranges).size).toBeGreaterThan(4);
    },
  );
});
