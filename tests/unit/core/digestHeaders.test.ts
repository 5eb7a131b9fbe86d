import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOrigins } from '../../../src/core/digest.ts';
import { digestsFromHeaders } from '../../../src/core/digestHeaders.ts';
import { hostileText } from './hostileText.ts';

const whole = { partial: false, partCoversWhole: false };
const part = { partial: true, partCoversWhole: false };
const md5Hex = 'd41d8cd98f00b204e9800998ecf8427e';
const md5Base64 = '1B2M2Y8AsgTpgAmY7PhCfg==';
const otherMd5 = 'kAFQmDzST7DWlj99KOF/cg==';
const sha1Hex = createHash('sha1').digest('hex');
const sha1Base64 = createHash('sha1').digest('base64');
const sha256Hex = createHash('sha256').digest('hex');
const sha256Base64 = createHash('sha256').digest('base64');
const sha512Hex = createHash('sha512').digest('hex');
const sha512Base64 = createHash('sha512').digest('base64');

function read(headers: Readonly<Record<string, string>>, answer = whole) {
  return digestsFromHeaders((name) => headers[name.toLowerCase()] ?? null, answer).map(
    ({ origin, algorithm, value }) => `${origin} ${algorithm} ${value}`,
  );
}

describe('digestsFromHeaders', () => {
  test('reads nothing from no headers', () => {
    expect(read({})).toEqual([]);
  });

  test('orders by trust in the origin, then by strength', () => {
    expect(
      read({
        digest: `MD5=${md5Base64}, SHA-256=${sha256Base64}`,
        'x-ms-blob-content-md5': md5Base64,
        'x-goog-hash': `crc32c=n03x6A==,md5=${md5Base64}`,
        'content-md5': md5Base64,
        'repr-digest': `md5=:${md5Base64}:, sha-512=:${sha512Base64}:`,
      }),
    ).toEqual([
      `repr-digest sha-512 ${sha512Hex}`,
      `repr-digest md5 ${md5Hex}`,
      `content-md5 md5 ${md5Hex}`,
      `x-goog-hash md5 ${md5Hex}`,
      'x-goog-hash crc32c 9f4df1e8',
      `x-ms-blob-content-md5 md5 ${md5Hex}`,
      `digest sha-256 ${sha256Hex}`,
      `digest md5 ${md5Hex}`,
    ]);
  });

  test.each([
    [`sha-256=:${sha256Base64}:`, [`repr-digest sha-256 ${sha256Hex}`]],
    [`sha=:${sha1Base64}:;x=1`, [`repr-digest sha-1 ${sha1Hex}`]],
    [`unixsum=:MDAw:, adler=:MDAwMA==:, md5=:${md5Base64}:`, [`repr-digest md5 ${md5Hex}`]],
    [`sha-256=:${md5Base64}:`, []],
    [`sha-256="${sha256Base64}"`, []],
    [`sha-256=(:${sha256Base64}:)`, []],
    [`sha-256=${sha256Base64}`, []],
    [`sha-256=:${sha256Base64}:,`, []],
    [`SHA-256=:${sha256Base64}:`, []],
    ['sha-256', []],
    ['', []],
  ])('Repr-Digest %j', (value, expected) => {
    expect(read({ 'repr-digest': value })).toEqual(expected);
  });

  test.each([
    [md5Base64, true],
    [md5Hex, true],
    [md5Hex.toUpperCase(), true],
    [` ${md5Base64} `, true],
    [`${md5Base64}, ${md5Base64}`, true],
    [`${md5Base64}, ${otherMd5}`, false],
    [md5Base64.slice(0, -2), false],
    [sha256Base64, false],
    [md5Hex.slice(1), false],
    ['', false],
  ])('Content-MD5 %j is a digest: %j', (value, expected) => {
    expect(read({ 'content-md5': value })).toEqual(expected ? [`content-md5 md5 ${md5Hex}`] : []);
  });

  test('Content-MD5 of a part counts only where the part is the whole', () => {
    const headers = { 'content-md5': md5Base64, 'x-ms-blob-content-md5': md5Base64 };
    expect(read(headers, part)).toEqual([`x-ms-blob-content-md5 md5 ${md5Hex}`]);
    expect(read(headers, { partial: true, partCoversWhole: true })).toHaveLength(2);
  });

  test.each([
    [`md5=${md5Base64}`, [`x-goog-hash md5 ${md5Hex}`]],
    ['crc32c=n03x6A==', ['x-goog-hash crc32c 9f4df1e8']],
    [
      `crc32c=n03x6A==, md5=${md5Base64}`,
      [`x-goog-hash md5 ${md5Hex}`, 'x-goog-hash crc32c 9f4df1e8'],
    ],
    ['crc32c=n03x', []],
    ['md5', []],
  ])('x-goog-hash %j', (value, expected) => {
    expect(read({ 'x-goog-hash': value })).toEqual(expected);
  });

  test('x-goog-hash of an object that is stored compressed says nothing', () => {
    const headers = { 'x-goog-hash': `md5=${md5Base64}`, 'x-goog-stored-content-encoding': 'gzip' };
    expect(read(headers)).toEqual([]);
    expect(read({ ...headers, 'x-goog-stored-content-encoding': 'identity' })).toHaveLength(1);
  });

  test.each([
    [`md5=${md5Base64}`, [`digest md5 ${md5Hex}`]],
    [`SHA-256=${sha256Base64},UNIXsum=30637`, [`digest sha-256 ${sha256Hex}`]],
    [`id-sha-256=${sha256Base64}`, [`digest sha-256 ${sha256Hex}`]],
    [`sha=${sha1Base64}, adler32=03da0195`, [`digest sha-1 ${sha1Hex}`]],
    [`SHA-512=${sha512Hex}`, [`digest sha-512 ${sha512Hex}`]],
    [`md5=${md5Base64}, md5=${otherMd5}, sha=${sha1Base64}`, [`digest sha-1 ${sha1Hex}`]],
    ['md5=?', []],
  ])('Digest %j', (value, expected) => {
    expect(read({ digest: value })).toEqual(expected);
  });

  test('digests of encoded bytes are not the file’s', () => {
    const headers = { 'content-md5': md5Base64, 'repr-digest': `md5=:${md5Base64}:` };
    expect(read({ ...headers, 'content-encoding': 'gzip' })).toEqual([]);
    expect(read({ ...headers, 'content-encoding': 'identity' })).toHaveLength(2);
  });

  test('no header makes it throw, and what it returns is in order and well-formed', () => {
    const headers = fc.record({
      'repr-digest': hostileText,
      'content-md5': hostileText,
      'x-goog-hash': hostileText,
      'x-ms-blob-content-md5': hostileText,
      digest: hostileText,
    });
    fc.assert(
      fc.property(headers, (given) => {
        const digests = digestsFromHeaders(
          (name) => new Map(Object.entries(given)).get(name) ?? null,
          whole,
        );
        const ranks = digests.map(({ origin }) => digestOrigins.indexOf(origin));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        for (const { value } of digests) expect(value).toMatch(/^([0-9a-f]{8}){1,16}$/);
      }),
    );
  });
});
