import { describe, expect, it } from 'vitest';
import { rangesPath } from '../../../src/ui/rangesPath.ts';

const gigabyte = 1_000_000_000;

describe('rangesPath', () => {
  it.each([
    ['nothing', [], ''],
    ['half', [{ start: 0, end: gigabyte / 2 }], 'M0 0h5000v1H0z'],
    [
      'two pieces',
      [
        { start: 0, end: gigabyte / 10 },
        { start: gigabyte / 2, end: gigabyte },
      ],
      'M0 0h1000v1H0zM5000 0h5000v1H5000z',
    ],
    ['one byte', [{ start: 0, end: 1 }], 'M0 0h1v1H0z'],
    ['the last byte', [{ start: gigabyte - 1, end: gigabyte }], 'M9999 0h1v1H9999z'],
    ['all but one byte', [{ start: 0, end: gigabyte - 1 }], 'M0 0h9999v1H0z'],
  ])('%s', (_name, ranges, path) => {
    expect(rangesPath(ranges, gigabyte)).toBe(path);
  });

  it('is empty for an empty file', () => {
    expect(rangesPath([], 0)).toBe('');
  });
});
