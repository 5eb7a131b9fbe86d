import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** What a server's processes hold, read from Linux's /proc. */
export interface Footprint {
  /** Resident memory of all of them now, and the most since `forgetPeak`. */
  readonly residentBytes: number;
  readonly peakBytes: number;
  /** Open files and sockets. */
  readonly descriptors: number;
}

export function footprintOf(pids: readonly number[]): Footprint {
  const sum = (read: (pid: number) => number) => pids.reduce((all, pid) => all + read(pid), 0);
  return {
    residentBytes: sum((pid) => statusBytes(pid, 'VmRSS')),
    peakBytes: sum((pid) => statusBytes(pid, 'VmHWM')),
    descriptors: sum((pid) => readdirSync(`/proc/${pid}/fd`).length),
  };
}

/** The peak is that of what follows. */
export function forgetPeak(pids: readonly number[]): void {
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

function statusBytes(pid: number, field: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return 1024 * Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
}
