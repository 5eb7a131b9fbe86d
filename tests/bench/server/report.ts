import type { Machine } from '../machine.ts';
import type { Footprint } from './footprint.ts';
import type { Throughput } from './measures.ts';

/** Medians of all servers under one load. */
export interface Compared {
  readonly clients: number;
  readonly servers: readonly (Throughput & { readonly name: string })[];
}

/** What a server held at rest before and after so many aborted answers. */
export interface Soaked {
  readonly name: string;
  readonly aborts: number;
  readonly before: Footprint;
  readonly after: Footprint;
}

export function toMarkdown(
  machine: Machine,
  compared: readonly Compared[],
  soaked: readonly Soaked[],
): string {
  return [
    `${machine.cores} cores (${machine.processor}), ${machine.memoryGiB} GiB of memory, ${machine.kernel}, Node ${machine.node}; ${machine.programs.filter((program) => program.includes('nginx')).join('')}.`,
    '',
    '| clients at once | server | MiB/s | peak memory, MiB |',
    '| --: | --- | --: | --: |',
    ...compared.flatMap(({ clients, servers }) =>
      servers.map(
        ({ name, bytesPerSecond, peakBytes }) =>
          `| ${clients} | ${name} | ${mebibytes(bytesPerSecond)} | ${mebibytes(peakBytes)} |`,
      ),
    ),
    '',
    '| server | answers left in the middle | memory at rest before and after, MiB | open files and sockets |',
    '| --- | --: | --: | --: |',
    ...soaked.map(
      ({ name, aborts, before, after }) =>
        `| ${name} | ${aborts} | ${mebibytes(before.residentBytes)}, ${mebibytes(after.residentBytes)} | ${before.descriptors}, ${after.descriptors} |`,
    ),
    '',
  ].join('\n');
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 ** 2).toFixed(0);
}
