import { describe, expect, it } from 'vitest';
import { noNoise, type RemoteFile } from '../../../src/core/download.ts';
import { Belief } from '../../../src/engine/belief.ts';

const known: RemoteFile = {
  totalBytes: 1000,
  totalProven: true,
  etag: '"a"',
  lastModified: 'Mon, 05 Jan 2026 12:00:00 GMT',
  noise: noNoise,
  ranges: 'proven',
  name: 'file.bin',
  mediaType: null,
  finalUrl: 'https://example.com/file.bin',
};
const dated: RemoteFile = { ...known, etag: null };
const bare: RemoteFile = { ...known, etag: null, lastModified: null };
const tagged = (etag: string): RemoteFile => ({ ...known, etag });
const from = (day: number): RemoteFile => ({
  ...dated,
  lastModified: new Date(Date.UTC(2026, 0, day)).toUTCString(),
});

describe('Belief', () => {
  it('takes another size as a change at once', () => {
    expect(new Belief().judge(known, { ...known, totalBytes: 999 }, true)).toBe('size-changed');
  });

  it('takes another tag as a change the second time', () => {
    const belief = new Belief();
    expect(belief.judge(known, tagged('"b"'), true)).toBe('ask-again');
    expect(belief.judge(known, tagged('"b"'), true)).toBe('validator-changed');
  });

  it('forgets a doubt when the old tag comes again', () => {
    const belief = new Belief();
    expect(belief.judge(known, tagged('"b"'), true)).toBe('ask-again');
    expect(belief.judge(known, known, true)).toBe('same');
    expect(belief.judge(known, tagged('"b"'), true)).toBe('ask-again');
  });

  it('falls back to dates where tags are noise', () => {
    const belief = new Belief();
    belief.judge(known, tagged('"b"'), true);
    const noise = { etag: true, lastModified: false };
    expect(belief.judge(known, tagged('"c"'), true)).toEqual(noise);
    const warned = { ...known, noise };
    expect(belief.judge(warned, tagged('"d"'), false)).toBe('same');
    expect(belief.mustCompare(warned)).toBe(false);
  });

  it('lets a second pass before it asks for another date', () => {
    const belief = new Belief();
    expect(belief.judge(dated, from(6), true)).toBe('ask-again-later');
    const noise = { etag: false, lastModified: true };
    expect(belief.judge(dated, from(7), true)).toEqual(noise);
    const warned = { ...dated, noise };
    expect(belief.mustCompare(warned)).toBe(true);
    expect(belief.judge(warned, from(8), false)).toBe('ask-again');
    expect(belief.judge(warned, from(9), true)).toBe('same');
  });

  it('wants bytes to compare where the validators are gone', () => {
    const belief = new Belief();
    expect(belief.mustCompare(known)).toBe(false);
    expect(belief.judge(known, bare, false)).toBe('ask-again');
    expect(belief.mustCompare(known)).toBe(true);
    expect(belief.judge(known, bare, true)).toBe('same');
  });

  it('wants bytes to compare where there never were any', () => {
    expect(new Belief().mustCompare(bare)).toBe(true);
  });
});
