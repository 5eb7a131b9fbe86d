import { spawnSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';
import { findBrowser } from '../support/browsers.ts';
import { findNginx } from '../support/nginx.ts';

/** Where the figures come from; without it they say little. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly kernel: string;
  readonly node: string;
  readonly programs: readonly string[];
}

export function describeMachine(): Machine {
  const programs = [
    findBrowser('chromium'),
    findBrowser('firefox'),
    findNginx(),
    'curl',
    'wget',
    'aria2c',
  ];
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    kernel: `${type()} ${release()}`,
    node: process.version,
    programs: programs.flatMap((program) => (program === null ? [] : (versionOf(program) ?? []))),
  };
}

/** The first line of what a program says about itself; null where it cannot be started. */
function versionOf(program: string): string | null {
  const flag = program.endsWith('nginx') ? '-v' : '--version';
  const { status, stdout, stderr } = spawnSync(program, [flag], { encoding: 'utf8' });
  if (status !== 0) return null;
  const [line = ''] = (stdout || stderr).replace(/^nginx version: /, '').split('\n');
  return /^.*?[ /]\d[\w.]*/.exec(line)?.[0] ?? null;
}
