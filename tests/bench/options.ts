import { parseArgs } from 'node:util';

export interface Options {
  /** Names of the measures to run; all where empty. */
  readonly only: readonly string[];
  /** How often each contestant runs; medians are compared. */
  readonly turns: number;
  /** The big file's size; the others are a quarter of it and its multiples. */
  readonly sizeBytes: number;
  /** Puts the table into docs/performance.md. */
  readonly write: boolean;
}

export const usage = `Usage: npm run bench -- [options]

  --only <names>  some measures only, with commas between them
  --turns <n>     how often each contestant runs (3)
  --size <size>   size of the big file (1GiB)
  --quick         one turn with 512 MiB: a look, not a proof
  --write         put the table into docs/performance.md
  --list          the measures' names
`;

const mebibyte = 1024 * 1024;

/** Reads the arguments. Throws an error that is meant for a person. */
export function parseOptions(args: readonly string[]): Options | 'help' | 'list' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      turns: { type: 'string' },
      size: { type: 'string' },
      quick: { type: 'boolean' },
      write: { type: 'boolean' },
      list: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  if (values.list) return 'list';
  const turns = Number(values.turns ?? (values.quick ? 1 : 3));
  if (!Number.isInteger(turns) || turns < 1) throw new Error(`--turns ${values.turns}: 1 or more`);
  return {
    only: values.only?.split(',').map((name) => name.trim()) ?? [],
    turns,
    sizeBytes: parseSize(values.size ?? (values.quick ? '512MiB' : '1GiB')),
    write: values.write ?? false,
  };
}

function parseSize(text: string): number {
  const [, count, unit] = /^(\d+(?:\.\d+)?)(M|G)i?B?$/i.exec(text) ?? [];
  if (count === undefined) throw new Error(`--size ${text} is not a size: say 64MiB or 1GiB`);
  const bytes = Number(count) * mebibyte * (unit?.toUpperCase() === 'G' ? 1024 : 1);
  if (bytes < 16 * mebibyte) throw new Error('--size: at least 16MiB');
  // So that a quarter of it is whole as well.
  return Math.round(bytes / (4 * mebibyte)) * 4 * mebibyte;
}
