import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Nginx } from '../../support/nginx.ts';
import { accepts, freePort } from '../../support/ports.ts';
import { processTree } from '../../support/processes.ts';

/** Seen from the bundle in dist/bench. */
const builtServer = fileURLToPath(new URL('../server/main.js', import.meta.url));

/** A server that serves the folder's one file. */
export interface Contestant {
  readonly name: string;
  readonly port: number;
  readonly path: string;
  readonly pids: readonly number[];
  close(): Promise<void>;
}

/** As `npm start` starts it. */
export async function startHoldfast(folder: string, file: string): Promise<Contestant> {
  const port = await freePort();
  const child = spawn(process.execPath, [builtServer, folder, '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error('the built server did not start');
    await delay(10);
  }
  return {
    name: 'Holdfast’s server',
    port,
    path: `/files/${file}`,
    pids: [child.pid ?? 0],
    async close() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** With one worker: as many threads as Node has for requests. */
export async function startNginx(folder: string, file: string): Promise<Contestant> {
  const workDir = join(folder, 'nginx');
  const nginx = await Nginx.start({ root: folder, workDir });
  return {
    name: 'nginx',
    port: nginx.port,
    path: `/${file}`,
    pids: processTree(workDir).map(({ pid }) => pid),
    close: () => nginx.close(),
  };
}
