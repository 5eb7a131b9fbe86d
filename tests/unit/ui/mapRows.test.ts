import { describe, expect, it } from 'vitest';
import { mapRows } from '../../../src/ui/mapRows.ts';

describe('mapRows', () => {
  it('cuts what is stored, and what is on its way, at the ends of the rows', () => {
    const stored = [
      { start: 0, end: 150 },
      { start: 180, end: 190 },
      { start: 199, end: 300 },
    ];
    const inFlight = [{ start: 150, end: 180 }];
    expect(mapRows({ stored, inFlight, verifiedBytes: 120 }, 300, 3)).toEqual([
      { sizeBytes: 100, stored: [{ start: 0, end: 100 }], inFlight: [], verifiedShare: 1 },
      {
        sizeBytes: 100,
        stored: [
          { start: 0, end: 50 },
          { start: 80, end: 90 },
          { start: 99, end: 100 },
        ],
        inFlight: [{ start: 50, end: 80 }],
        verifiedShare: 0.2,
      },
      { sizeBytes: 100, stored: [{ start: 0, end: 100 }], inFlight: [], verifiedShare: 0 },
    ]);
  });

  it('shows an empty file as empty rows', () => {
    expect(mapRows({ stored: [], inFlight: [], verifiedBytes: 0 }, 0, 2)).toEqual([
      { sizeBytes: 0, stored: [], inFlight: [], verifiedShare: 0 },
      { sizeBytes: 0, stored: [], inFlight: [], verifiedShare: 0 },
    ]);
  });
});
