import { describe, expect, it } from 'vitest';
import { plotLine } from '../../../src/ui/plotLine.ts';

describe('plotLine', () => {
  it.each([
    ['a rise and a fall', [0, 50, 200, 100], 'M0 100L1 75L2 0L3 50'],
    ['one speed throughout', [7, 7], 'M0 0L1 0'],
    ['nothing at all', [0, 0], 'M0 100L1 100'],
  ])('%s', (_name, values, path) => {
    expect(plotLine(values, 100)).toBe(path);
  });
});
