import type { ByteRange } from '../engine.ts';
import { pathWidth, rangesPath } from './rangesPath.ts';

interface Props {
  readonly part: 'in-flight' | 'stored';
  readonly ranges: readonly ByteRange[];
  /** Of the file, or of the part of it that is drawn. */
  readonly sizeBytes: number;
}

/** One layer of a wall of stones: the ranges of a file that are stored, or on their way. */
export function Ranges({ part, ranges, sizeBytes }: Props) {
  return (
    <svg
      class={`stones-${part}`}
      viewBox={`0 0 ${pathWidth} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path d={rangesPath(ranges, sizeBytes)} />
    </svg>
  );
}
