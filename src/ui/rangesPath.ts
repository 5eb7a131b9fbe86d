import type { ByteRange } from '../engine.ts';

/** Width of the drawing that a path is made for: fine enough for a screen of any width. */
export const pathWidth = 10_000;

/**
 * An SVG path, `pathWidth` wide and 1 high, that covers these ranges of a file of `totalBytes`
 * bytes. Each of them shows, be it a byte, and nothing looks whole that is not.
 */
export function rangesPath(ranges: readonly ByteRange[], totalBytes: number): string {
  if (totalBytes <= 0) return '';
  return ranges
    .map(({ start, end }) => {
      const from = Math.min(pathWidth - 1, Math.floor((start / totalBytes) * pathWidth));
      const to = Math.min(pathWidth, Math.floor((end / totalBytes) * pathWidth));
      return `M${from} 0h${Math.max(1, to - from)}v1H${from}z`;
    })
    .join('');
}
