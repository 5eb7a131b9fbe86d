import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestAlgorithms } from '../../../src/core/digest.ts';
import { parseChecksum } from '../../../src/core/digestText.ts';
import { hostileText } from './hostileText.ts';

const md5 = { algorithm: 'md5', value: 'd41d8cd98f00b204e9800998ecf8427e' };
const sha1 = { algorithm: 'sha-1', value: 'da39a3ee5e6b4b0d3255bfef95601890afd80709' };
const sha256 = {
  algorithm: 'sha-256',
  value: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
};
const sha512 = { algorithm: 'sha-512', value: createHash('sha512').digest('hex') };
const md5Base64 = '1B2M2Y8AsgTpgAmY7PhCfg==';
const sha256Base64 = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

describe('parseChecksum', () => {
  test.each([
    [md5.value, md5],
    [`  ${md5.value.toUpperCase()}\n`, md5],
    ['d4:1d:8c:d9:8f:00:b2:04:e9:80:09:98:ec:f8:42:7e', md5],
    ['D41D8CD9 8F00B204 E9800998 ECF8427E', md5],
    [md5Base64, md5],
    [`md5:${md5.value}`, md5],
    [`MD5 = ${md5.value}`, md5],
    [`md5 ${md5Base64}`, md5],
    [`${md5.value}  some file.iso`, md5],
    [`${md5.value} *some file.iso`, md5],
    [`MD5 (some file.iso) = ${md5.value}`, md5],
    [sha1.value, sha1],
    [`sha1:${sha1.value}`, sha1],
    [`SHA-1 ${sha1.value}`, sha1],
    [sha256.value, sha256],
    [sha256Base64, sha256],
    [`sha256-${sha256Base64}`, sha256],
    [`sha256-${sha256Base64.replace('+', '-').replace('/', '_')}`, sha256],
    [`sha-256=:${sha256Base64}:`, sha256],
    [`sha256:${sha256.value}`, sha256],
    [sha512.value, sha512],
    [`sha512-${Buffer.from(sha512.value, 'hex').toString('base64')}`, sha512],
    ['cbf43926', { algorithm: 'crc32', value: 'cbf43926' }],
    ['crc32:CBF43926', { algorithm: 'crc32', value: 'cbf43926' }],
    ['crc32c=n03x6A==', { algorithm: 'crc32c', value: '9f4df1e8' }],
    ['crc32c e3069283', { algorithm: 'crc32c', value: 'e3069283' }],
  ])('reads %j', (text, expected) => {
    expect(parseChecksum(text)).toEqual(expected);
  });

  test.each([
    '',
    'nonsense',
    md5.value.slice(1),
    `${md5.value}0`,
    `${md5.value.slice(1)}g`,
    `sha1:${md5.value}`,
    `md5:${sha256.value}`,
    `md6:${md5.value}`,
    'md5:',
    md5Base64.slice(0, -2),
    'n03x6A==',
    'https://example.org/file.zip',
    'a'.repeat(100_000),
  ])('refuses %j', (text) => {
    expect(parseChecksum(text)).toBeNull();
  });

  test.each([
    ['md5', 16],
    ['sha-1', 20],
    ['sha-256', 32],
    ['sha-512', 64],
    ['crc32', 4],
    ['crc32c', 4],
  ] as const)('reads back every %s in every spelling', (algorithm, lengthBytes) => {
    const bytes = fc.uint8Array({ minLength: lengthBytes, maxLength: lengthBytes });
    fc.assert(
      fc.property(bytes, (digest) => {
        const buffer = Buffer.from(digest);
        const value = buffer.toString('hex');
        const expected = { algorithm, value };
        for (const spelling of [value, value.toUpperCase(), buffer.toString('base64')]) {
          expect(parseChecksum(`${algorithm}:${spelling}`)).toEqual(expected);
          expect(parseChecksum(`${algorithm} ${spelling}`)).toEqual(expected);
          if (lengthBytes > 4) expect(parseChecksum(spelling)).toEqual(expected);
        }
      }),
    );
  });

  test('no text makes it throw, and what it returns is a digest', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const digest = parseChecksum(text);
        if (digest === null) return;
        expect(digestAlgorithms).toContain(digest.algorithm);
        expect(digest.value).toMatch(/^([0-9a-f]{8}){1,16}$/);
      }),
    );
  });
});
