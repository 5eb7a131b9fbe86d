/**
 * An SVG path through values one unit apart, the first at 0. The highest touches the top of a
 * drawing of that height, 0 its bottom.
 */
export function plotLine(values: readonly number[], height: number): string {
  const most = Math.max(...values, 0);
  const y = (value: number) => (most > 0 ? Math.round(height - (value / most) * height) : height);
  return values.map((value, x) => `${x === 0 ? 'M' : 'L'}${x} ${y(value)}`).join('');
}
