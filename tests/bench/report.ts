import type { Machine } from './machine.ts';
import type { Options } from './options.ts';
import { type Bound, keeps, median, type Result, type Unit } from './result.ts';

export interface Run {
  readonly machine: Machine;
  readonly options: Options;
  /** Seconds a GiB of memory when first touched: before the run, and once it was settled. */
  readonly firstTouch: { readonly untouched: number; readonly settled: number };
  /** ISO 8601. */
  readonly at: string;
  readonly minutes: number;
  readonly results: readonly Result[];
}

/** The run as Markdown: ratios first, then what they were made from. */
export function toMarkdown({ machine, firstTouch, options, at, minutes, results }: Run): string {
  const mebibytes = options.sizeBytes / 1024 ** 2;
  const lines = [
    `${at.slice(0, 10)}, ${machine.cores} cores (${machine.processor}), ${machine.memoryGiB} GiB of memory, ${machine.kernel}, Node ${machine.node}. ${machine.programs.join('; ')}.`,
    '',
    `Big file: ${mebibytes} MiB. Turns: ${options.turns}; medians. The run took ${minutes.toFixed(0)} minutes. A GiB of memory that is touched for the first time took ${figure(firstTouch.untouched, 's')} before the run and ${figure(firstTouch.settled, 's')} during it.`,
    '',
    '| measure | measured | must | aim | |',
    '| --- | --- | --- | --- | --- |',
    ...results.map(row),
    '',
    '| measure | who | median | turns |',
    '| --- | --- | --- | --- |',
    ...results.flatMap(samples),
    '',
    ...results.flatMap(({ title, outcome }) =>
      'note' in outcome && outcome.note ? [`- ${title}: ${outcome.note}`] : [],
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function row({ title, must, aim, unit, outcome }: Result): string {
  const bounds = `${boundText(must, unit)} | ${boundText(aim, unit)}`;
  if ('notMeasured' in outcome) {
    return `| ${title} | not measured: ${outcome.notMeasured} | ${bounds} | |`;
  }
  const { value } = outcome;
  return `| ${title} | **${figure(value, unit)}** | ${bounds} | ${verdict(value, must, aim)} |`;
}

function verdict(value: number, must: Bound | null, aim: Bound | null): string {
  if (must !== null && !keeps(value, must)) return 'missed';
  if (aim !== null && keeps(value, aim)) return 'aim reached';
  return must === null ? 'aim missed' : 'kept';
}

function samples({ title, outcome }: Result): string[] {
  if ('notMeasured' in outcome) return [];
  return outcome.samples.map(({ who, unit, values }, at) => {
    const turns = values.map((value) => figure(value, '')).join(', ');
    return `| ${at === 0 ? title : ''} | ${who} | ${figure(median(values), unit)} | ${turns} |`;
  });
}

function boundText(bound: Bound | null, unit: Unit): string {
  if (bound === null) return '';
  return 'atMost' in bound ? `≤ ${figure(bound.atMost, unit)}` : `≥ ${figure(bound.atLeast, unit)}`;
}

/** Three digits are all that such figures bear. */
function figure(value: number, unit: Unit): string {
  const digits = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)}${unit === '×' ? '' : ' '}${unit}`.trim();
}
