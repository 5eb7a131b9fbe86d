import { expect, test } from 'vitest';
import { checksumFromList, checksumFromText } from '../../../src/core/givenChecksum.ts';

const [one, other] = ['1'.repeat(64), '2'.repeat(64)];
const digest = (value: string) => ({ algorithm: 'sha-256', value });

test.each([
  ['GNU', `${one}  a.iso\n${other}  b.iso\n`],
  ['GNU, with the line ends of Windows', `${one} *a.iso\r\n${other} *b.iso\r\n`],
  ['BSD', `SHA256 (a.iso) = ${one}\nSHA256 (b.iso) = ${other}\n`],
])('a list gives each file its own checksum: %s', (_form, text) => {
  for (const read of [checksumFromText, checksumFromList]) {
    expect(read(text, ['a.iso'])).toEqual(digest(one));
    expect(read(text, ['b.iso'])).toEqual(digest(other));
    expect(read(text, ['no.iso', 'b.iso'])).toEqual(digest(other));
    expect(read(text, ['c.iso'])).toBeNull();
  }
});

test('one line that somebody gives is for this file; in the list of a folder its name counts', () => {
  const line = `${one}  a.iso`;
  expect(checksumFromText(line, ['b.iso'])).toEqual(digest(one));
  expect(checksumFromList(line, ['b.iso'])).toBeNull();
  expect(checksumFromList(one, ['b.iso'])).toBeNull();
});

test('a checksum may be broken into lines', () => {
  const groups = one.replace(/.{16}/g, '$&\n');
  expect(checksumFromText(groups, ['a.iso'])).toEqual(digest(one));
});
