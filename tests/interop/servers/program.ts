import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { accepts } from '../../support/ports.ts';
import type { StartedServer } from './realServer.ts';

/** Whether a program is there, asked with arguments that it answers at once. */
export function isInstalled(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** Starts a server's program, which is to listen on that port; resolves once it does. */
export async function startProgram(
  program: string,
  args: readonly string[],
  { port, cwd }: { readonly port: number; readonly cwd: string },
): Promise<StartedServer> {
  const child = spawn(program, args, {
    cwd,
    // Nothing is written to the home folder.
    env: { ...process.env, HOME: cwd },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(child, 'exit');
  let words = '';
  child.stderr.on('data', (part: Buffer) => {
    words += part.toString();
  });
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`${program} did not start: ${words}`);
    await delay(10);
  }
  return {
    port,
    async close() {
      if (child.exitCode === null) child.kill('SIGTERM');
      await gone;
    },
  };
}
