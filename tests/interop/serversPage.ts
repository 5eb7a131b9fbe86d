import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Seen } from './seen.ts';
import { confPath } from './servers/conf.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What a whole run in Chromium saw, as data. */
export const seenPath = here('seen.json');
export const serversPagePath = here('../../docs/servers.md');

/** docs/servers.md with its table made of `seen`, and its configurations of the tested files. */
export function renderServersPage(seen: readonly Seen[]): string {
  return readFileSync(serversPagePath, 'utf8')
    .replace(/(?<=<!-- table -->\n)[\s\S]*?(?=<!-- end of table -->)/, () => `\n${table(seen)}\n`)
    .replace(/(?<=<!-- file: (\S+) -->\n+```\w*\n)[\s\S]*?(?=```)/g, (_old, name: string) =>
      readFileSync(confPath(name), 'utf8'),
    );
}

const header = [
  'server',
  'page on',
  'it sends',
  'asked to go on, it answers',
  'resumes',
  'changes can be noticed',
  'checksum',
  'the end',
] as const;

function table(seen: readonly Seen[]): string {
  const rows = seen.map((row) => [
    row.server,
    row.origin === 'same' ? 'the same origin' : 'another origin',
    [row.validators, row.digests].filter((sent) => sent !== '').join(', ') || 'neither',
    row.resumed,
    row.says['Resumes'] ?? '',
    row.says['Changes can be noticed'] ?? '',
    row.says['Checksum'] ?? '',
    row.ended,
  ]);
  const lines = [header, header.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
