import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  digestForName,
  parseChecksumFile,
  parseChecksumLine,
} from '../../../src/core/checksumFile.ts';
import { hostileText } from './hostileText.ts';

const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
const otherMd5 = '900150983cd24fb0d6963f7d28e17f72';
const sha1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('parseChecksumLine', () => {
  test.each([
    [`${md5}  a file.iso`, 'a file.iso', 'md5'],
    [`${md5} *a file.iso`, 'a file.iso', 'md5'],
    [`${md5}   led by a space`, ' led by a space', 'md5'],
    [`${md5}  *led by a star`, '*led by a star', 'md5'],
    [`${md5}\ta file.iso`, 'a file.iso', 'md5'],
    [`${sha1.toUpperCase()}  A.ISO`, 'A.ISO', 'sha-1'],
    [`${sha256}  ./folder/a.iso`, './folder/a.iso', 'sha-256'],
    [`\\${md5}  back\\\\slash\\nline`, 'back\\slash\nline', 'md5'],
    [`${md5}  C:\\name`, 'C:\\name', 'md5'],
    [`MD5 (a (1).iso) = ${md5}`, 'a (1).iso', 'md5'],
    [`SHA256 (a.iso) = ${sha256}`, 'a.iso', 'sha-256'],
    [`SHA2-256(a.iso)= ${sha256}`, 'a.iso', 'sha-256'],
    [`\\SHA1 (a\\nb) = ${sha1}`, 'a\nb', 'sha-1'],
    [` ${md5} `, '', 'md5'],
    [`\uFEFF${md5}  a.iso`, 'a.iso', 'md5'],
  ])('reads %j', (line, name, algorithm) => {
    const entry = parseChecksumLine(line);
    expect(entry?.name).toBe(name);
    expect(entry?.digest.algorithm).toBe(algorithm);
    expect(line.toLowerCase()).toContain(entry?.digest.value);
  });

  test.each([
    '',
    '# a comment',
    '; a comment',
    '-----BEGIN PGP SIGNED MESSAGE-----',
    'Hash: SHA512',
    `${md5.slice(1)}  a.iso`,
    `SHA256 (a.iso) = ${md5}`,
    `WHIRLPOOL (a.iso) = ${sha256}`,
    `MD5 () = ${md5}`,
    'deadbee  a.iso',
  ])('passes over %j', (line) => {
    expect(parseChecksumLine(line)).toBeNull();
  });
});

describe('parseChecksumFile', () => {
  test('reads every kind of line, with any line ends', () => {
    const text = `# made by hand\r\n${md5}  a.iso\r\n\r\nSHA256 (b.iso) = ${sha256}\n${sha1} *c`;
    expect(parseChecksumFile(text).map((entry) => entry.name)).toEqual(['a.iso', 'b.iso', 'c']);
  });

  test('reads back every name in the form of GNU', () => {
    const name = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => /\S$/.test(text));
    fc.assert(
      fc.property(fc.array(name), (names) => {
        const lines = names.map((each) => {
          const escaped = each
            .replaceAll('\\', '\\\\')
            .replaceAll('\n', '\\n')
            .replaceAll('\r', '\\r');
          return `${escaped === each ? '' : '\\'}${md5}  ${escaped}`;
        });
        const entries = parseChecksumFile(`${lines.join('\n')}\n`);
        expect(entries.map((entry) => entry.name)).toEqual(names);
      }),
    );
  });

  test('stops at a MiB, without a name that was cut there', () => {
    const line = `${md5}  a-name-of-some-length.iso\n`;
    const entries = parseChecksumFile(line.repeat(20_000));
    expect(entries).toHaveLength(Math.floor((1024 * 1024) / line.length));
    expect(new Set(entries.map((entry) => entry.name))).toEqual(
      new Set(['a-name-of-some-length.iso']),
    );
  });

  test('stops at 100,000 lines', () => {
    expect(parseChecksumFile(`${'\n'.repeat(99_999)}${md5}\n${md5}`)).toHaveLength(1);
  });

  test.each([
    ['a', 'a'],
    [') = a', ') = a'],
    [`MD5 (${') = '.repeat(2)}`, `) = ${md5} `],
    [`${md5} `, ' '],
    ['\\', '\\'],
    [' ', ' '],
    ['\uFEFF', '\uFEFF'],
  ])('takes linear time on %j and then a MiB of %j', (start, repeated) => {
    const text = start + repeated.repeat(Math.ceil((1024 * 1024) / repeated.length));
    const started = performance.now();
    parseChecksumFile(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('no text makes it throw', () => {
    const line = fc.oneof(hostileText, fc.constantFrom(md5, `${md5}  a`, `MD5 (a) = ${md5}`));
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        for (const { digest } of parseChecksumFile(lines.join(end))) {
          expect(digest.value).toMatch(/^([0-9a-f]{8}){1,16}$/);
        }
      }),
    );
  });
});

describe('digestForName', () => {
  const find = (text: string, name: string) => digestForName(parseChecksumFile(text), name)?.value;

  test('compares names without their folders', () => {
    expect(find(`${md5}  ./isos/a.iso\n${otherMd5}  b.iso`, 'a.iso')).toBe(md5);
    expect(find(`${md5}  isos\\a.iso`, 'a.iso')).toBe(md5);
    expect(find(`${md5}  e\u0301.iso`, '\u00e9.iso')).toBe(md5);
    expect(find(`${md5}  a.iso`, 'A.iso')).toBeUndefined();
    expect(find(`${md5}  a.iso`, 'iso')).toBeUndefined();
    expect(find('', 'a.iso')).toBeUndefined();
  });

  test('takes the strongest', () => {
    expect(find(`${md5}  a.iso\n${sha256}  a.iso\n${sha1}  a.iso`, 'a.iso')).toBe(sha256);
  });

  test('a bare checksum counts for any name, unless the file also names files', () => {
    expect(find(`${md5}\n`, 'a.iso')).toBe(md5);
    expect(find(`${md5}\n${otherMd5}  b.iso`, 'a.iso')).toBeUndefined();
  });

  test('does not guess between folders', () => {
    const text = `${md5}  amd64/a.iso\n${otherMd5}  arm64/a.iso`;
    expect(find(text, 'a.iso')).toBeUndefined();
    expect(find(text, 'arm64/a.iso')).toBe(otherMd5);
  });
});
