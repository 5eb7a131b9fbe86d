import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Noise, noNoise, type RemoteFile } from '../../../src/core/download.ts';
import {
  type Comparison,
  compareRemote,
  mergeRemote,
  wrongSize,
} from '../../../src/core/remoteFile.ts';

const plain: RemoteFile = {
  totalBytes: 1000,
  totalProven: true,
  etag: '"a"',
  lastModified: 'Sun, 06 Nov 1994 08:49:37 GMT',
  noise: noNoise,
  ranges: 'proven',
  name: 'file.bin',
  mediaType: 'application/octet-stream',
  finalUrl: 'https://example.com/file.bin',
};
const otherDate = 'Mon, 07 Nov 1994 08:49:37 GMT';
const noisyEtag: Noise = { etag: true, lastModified: false };
const allNoise: Noise = { etag: true, lastModified: true };

const remotes: fc.Arbitrary<RemoteFile> = fc
  .record({
    totalBytes: fc.constantFrom(null, 0, 1000, 2000),
    totalProven: fc.boolean(),
    etag: fc.constantFrom(null, '"a"', '"b"'),
    lastModified: fc.constantFrom(null, plain.lastModified, otherDate),
    noise: fc.record({ etag: fc.boolean(), lastModified: fc.boolean() }),
    ranges: fc.constantFrom('unknown' as const, 'proven' as const, 'refused' as const),
    name: fc.constantFrom('file.bin', 'other.bin'),
    mediaType: fc.constantFrom(null, 'text/plain'),
    finalUrl: fc.constantFrom('https://example.com/file.bin', 'https://cdn.example.com/1'),
  })
  // A size that was not told cannot have been proven.
  .map((remote) => ({ ...remote, totalProven: remote.totalProven && remote.totalBytes !== null }));

describe('compareRemote', () => {
  test.each<[string, Partial<RemoteFile>, Partial<RemoteFile>, Noise, Comparison]>([
    ['all agrees', {}, {}, noNoise, 'same'],
    ['another proven size', {}, { totalBytes: 999 }, noNoise, 'size-differs'],
    ['another size, equal validators', {}, { totalBytes: 0 }, noNoise, 'size-differs'],
    ['an inferred size', {}, { totalBytes: 999, totalProven: false }, noNoise, 'same'],
    ['a size that was inferred', { totalProven: false }, { totalBytes: 999 }, noNoise, 'same'],
    ['no size this time', {}, { totalBytes: null, totalProven: false }, noNoise, 'same'],
    ['another ETag', {}, { etag: '"b"' }, noNoise, 'validator-differs'],
    ['another date beside an equal ETag', {}, { lastModified: otherDate }, noNoise, 'same'],
    ['no ETag, equal date', { etag: null }, {}, noNoise, 'same'],
    ['ETag hidden, equal date', {}, { etag: null }, noNoise, 'same'],
    [
      'no ETag, another date',
      { etag: null },
      { lastModified: otherDate },
      noNoise,
      'validator-differs',
    ],
    ['no validator at all', { etag: null, lastModified: null }, {}, noNoise, 'unproven'],
    ['neither side has the same one', { etag: null }, { lastModified: null }, noNoise, 'unproven'],
    ['a noisy ETag, equal date', {}, { etag: '"b"' }, noisyEtag, 'same'],
    ['a noisy ETag, another date', {}, { lastModified: otherDate }, noisyEtag, 'validator-differs'],
    ['nothing but noise', {}, { etag: '"b"', lastModified: otherDate }, allNoise, 'unproven'],
    ['a size beside noise', {}, { totalBytes: 1 }, allNoise, 'size-differs'],
  ])('%s', (_, known, seen, noise, expected) => {
    const [one, other] = [
      { ...plain, ...known, noise },
      { ...plain, ...seen },
    ];
    expect(compareRemote(one, other)).toBe(expected);
  });

  test('it does not matter which of the two was seen first', () => {
    fc.assert(
      fc.property(remotes, remotes, (a, b) => {
        expect(compareRemote(a, b)).toBe(compareRemote(b, a));
      }),
    );
  });

  test('a file is never found to differ from itself', () => {
    fc.assert(
      fc.property(remotes, (remote) => {
        expect(['same', 'unproven']).toContain(compareRemote(remote, remote));
      }),
    );
  });
});

describe('mergeRemote', () => {
  test('what was told stays where nothing new is told', () => {
    const silent: RemoteFile = {
      ...plain,
      totalBytes: null,
      totalProven: false,
      etag: null,
      lastModified: null,
      ranges: 'unknown',
    };
    expect(mergeRemote(plain, silent)).toEqual(plain);
    expect(mergeRemote(silent, plain)).toEqual(plain);
  });

  test('a proven size replaces an inferred one, and never the other way', () => {
    const inferred: RemoteFile = { ...plain, totalBytes: 500, totalProven: false };
    expect(mergeRemote(inferred, plain)).toMatchObject({ totalBytes: 1000, totalProven: true });
    expect(mergeRemote(plain, inferred)).toMatchObject({ totalBytes: 1000, totalProven: true });
  });

  test('of two inferred sizes the larger one holds: some servers cap their answers', () => {
    const inferred: RemoteFile = { ...plain, totalBytes: 500, totalProven: false };
    const longer = { ...inferred, totalBytes: 600 };
    expect(mergeRemote(inferred, longer)).toMatchObject({ totalBytes: 600, totalProven: false });
    expect(mergeRemote(longer, inferred)).toMatchObject({ totalBytes: 600, totalProven: false });
  });

  test('the name stays, and the place where redirects end is the latest', () => {
    const moved = { ...plain, name: 'other', finalUrl: 'https://cdn.example.com/2' };
    expect(mergeRemote(plain, moved)).toEqual({ ...plain, finalUrl: moved.finalUrl });
  });

  test('never proves a size that is not told, and learns nothing twice', () => {
    fc.assert(
      fc.property(remotes, remotes, (known, seen) => {
        const merged = mergeRemote(known, seen);
        if (merged.totalProven) expect(merged.totalBytes).not.toBeNull();
        expect(mergeRemote(merged, seen)).toEqual(merged);
      }),
    );
  });
});

describe('wrongSize', () => {
  const sized = (totalBytes: number | null, totalProven: boolean) => ({
    ...plain,
    totalBytes,
    totalProven,
  });

  test.each([
    ['no size was given', sized(1000, true), null],
    ['it is told as given', sized(5, true), 5],
    ['it is not told', sized(null, false), 5],
    ['a smaller one was only inferred, and may grow', sized(4, false), 5],
  ])('finds nothing wrong where %s', (_, remote, expectedBytes) => {
    expect(wrongSize(remote, expectedBytes)).toBeNull();
  });

  test.each([
    ['smaller', sized(4, true), 4],
    ['larger', sized(6, true), 6],
    ['larger as far as can be inferred', sized(6, false), 6],
  ])('says what a file has that is %s', (_, remote, actualBytes) => {
    expect(wrongSize(remote, 5)).toEqual({ code: 'wrong-size', expectedBytes: 5, actualBytes });
  });
});
