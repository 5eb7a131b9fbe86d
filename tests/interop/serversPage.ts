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
  const rows = [[...header], ...mergedRows(seen)];
  const widths = header.map((_name, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const [head, ...body] = rows.map((cells) =>
    cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  return [head ?? [], rule, ...body].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** One row a server where both origins saw the same. */
function mergedRows(seen: readonly Seen[]): string[][] {
  const servers = [...new Set(seen.map(({ server }) => server))];
  return servers.flatMap((server) => {
    const [same, cross] = (['same', 'cross'] as const).map((origin) =>
      seen.filter((row) => row.server === server && row.origin === origin).flatMap(cellsOf),
    );
    if (String(same) === String(cross)) return [[server, 'either origin', ...(same ?? [])]];
    return [
      [server, 'the same origin', ...(same ?? [])],
      [server, 'another origin', ...(cross ?? [])],
    ];
  });
}

function cellsOf({ validators, digests, resumed, says, ended }: Seen): string[] {
  return [
    [validators, digests].filter((sent) => sent !== '').join(', ') || 'neither',
    resumed,
    says.resumes,
    says.changes,
    says.checksum,
    ended,
  ];
}
