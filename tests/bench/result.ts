import type { Ground } from './ground.ts';

/** A bound on what was measured. */
export type Bound = { readonly atMost: number } | { readonly atLeast: number };

export type Unit = '×' | 's' | 'ms' | 'MB' | 'MiB' | 'MiB/s' | 'tasks' | 'frames' | '';

/** Everything one contestant reached, turn by turn. */
export interface Sample {
  readonly who: string;
  readonly unit: Unit;
  readonly values: readonly number[];
}

/** One row of the table. */
export interface Result {
  readonly title: string;
  readonly must: Bound | null;
  readonly aim: Bound | null;
  readonly unit: Unit;
  readonly outcome:
    | { readonly value: number; readonly samples: readonly Sample[]; readonly note?: string }
    /** Why there is no figure. */
    | { readonly notMeasured: string };
}

/** One or more rows that are measured together. */
export interface Measure {
  readonly name: string;
  run(ground: Ground): Promise<Result[]>;
}

/** The middle one; of two in the middle, their mean. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}

/** True where the value keeps to the bound. */
export function keeps(value: number, bound: Bound): boolean {
  return 'atMost' in bound ? value <= bound.atMost : value >= bound.atLeast;
}
