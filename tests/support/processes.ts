import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** One process of this machine. */
export interface RunningProcess {
  readonly pid: number;
  readonly parentPid: number;
  readonly command: string;
}

/** All processes, from /proc where there is one and from `ps` elsewhere. */
function runningProcesses(): RunningProcess[] {
  if (process.platform !== 'linux') return processesFromPs();
  const found: RunningProcess[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // "pid (name) state ppid …": the name may hold spaces and brackets.
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state === 'Z') continue;
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      found.push({ pid: Number(name), parentPid: Number(parent), command });
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

function processesFromPs(): RunningProcess[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parentPid, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command ? [{ pid: Number(pid), parentPid: Number(parentPid), command }] : [];
  });
}

/** The processes that name `text` in their command line, and all that descend from them. */
export function processTree(text: string): RunningProcess[] {
  const all = runningProcesses();
  const tree = new Map<number, RunningProcess>();
  for (const entry of all) {
    if (entry.pid !== process.pid && entry.command.includes(text)) tree.set(entry.pid, entry);
  }
  for (let before = -1; before !== tree.size; ) {
    before = tree.size;
    for (const entry of all) if (tree.has(entry.parentPid)) tree.set(entry.pid, entry);
  }
  return [...tree.values()];
}

/** SIGKILL to the whole tree at once; resolves when none of it runs any more. */
export async function killTree(text: string): Promise<void> {
  for (let left = processTree(text); left.length > 0; left = processTree(text)) {
    for (const { pid } of left) signalProcess(pid, 'SIGKILL');
    await delay(5);
  }
}

/** Sends a signal; a process that is gone already is no error. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Processor time that a process has used, in clock ticks (Linux). */
export function cpuTicks(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}
