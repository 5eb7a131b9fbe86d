import { create } from 'content-disposition';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameFromContentDisposition, nameFromUrl } from '../../../src/core/fileName.ts';
import { hostileText } from './hostileText.ts';

/** UTF-8 as `Headers` shows it: each byte a Latin-1 letter. */
const asHeaderBytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

describe('nameFromContentDisposition', () => {
  test.each([
    ['attachment; filename="fname.ext"', 'fname.ext'],
    ['attachment; filename=fname.ext', 'fname.ext'],
    ['inline; FILENAME = "fname.ext" ', 'fname.ext'],
    ['attachment; filename="a \\"quoted\\" name.txt"', 'a "quoted" name.txt'],
    ['attachment; filename="semi;colon.txt"; size=5', 'semi;colon.txt'],
    ["attachment; filename*=UTF-8''%e2%82%ac%20rates.zip", '€ rates.zip'],
    ["attachment; filename*=utf-8'en'na%C3%AFve.zip", 'naïve.zip'],
    ["attachment; filename*=iso-8859-1''na%EFve.zip", 'naïve.zip'],
    ['attachment; filename="EURO.zip"; filename*=UTF-8\'\'%e2%82%ac.zip', '€.zip'],
    ['attachment; filename*=UTF-8\'\'%e2%82%ac.zip; filename="EURO.zip"', '€.zip'],
    ['attachment; filename="plain.zip"; filename*=UTF-8\'\'broken%e2', 'plain.zip'],
    ['attachment; filename="plain.zip"; filename*=KOI8-R\'\'%c1.zip', 'plain.zip'],
    ['attachment; filename="plain.zip"; filename*=nonsense', 'plain.zip'],
    ['attachment; filename=Annual Report 2026.pdf', 'Annual Report 2026.pdf'],
    ['attachment; filename="Annual%20Report%20%E2%82%AC.pdf"', 'Annual Report €.pdf'],
    ['attachment; filename="100%.zip"', '100%.zip'],
    [`attachment; filename="${asHeaderBytes('年度报告.pdf')}"`, '年度报告.pdf'],
    [`attachment; filename="${asHeaderBytes('100% 年.pdf')}"`, '100% 年.pdf'],
    ['attachment; filename="na\u00efve.zip"', 'naïve.zip'],
    ['attachment; filename="年.pdf"', '年.pdf'],
    ['filename="typeless.zip"', 'typeless.zip'],
    ['attachment; filename="unterminated.zip', null],
    ['attachment', null],
    ['attachment; filename=""', null],
    ['attachment; filename="  "', null],
    ['attachment; name="field.zip"', null],
    ['', null],
    [null, null],
  ])('reads %j as %j', (value, expected) => {
    expect(nameFromContentDisposition(value)).toBe(expected);
  });

  test('reads back every name that a correct server writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        fc.pre(name.trim() !== '');
        expect(nameFromContentDisposition(create(name))).toBe(name);
      }),
    );
  });

  test('no header makes it throw, nor gives an empty name', () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        expect(nameFromContentDisposition(value)?.trim()).not.toBe('');
        expect(nameFromContentDisposition(`attachment; ${value}`)?.trim()).not.toBe('');
      }),
    );
  });
});

describe('nameFromUrl', () => {
  test.each([
    ['https://example.org/file.zip', 'file.zip'],
    ['https://example.org/a/b%20c.tar.gz?token=x/y#z', 'b c.tar.gz'],
    ['https://example.org/%E5%B9%B4.pdf', '年.pdf'],
    ['https://example.org/na%EFve.zip', 'na%EFve.zip'],
    ['https://example.org/..%2f..%2fetc', '../../etc'],
    ['https://example.org/folder/', null],
    ['https://example.org', null],
    ['https://example.org/%20', null],
    ['no url', null],
    ['', null],
  ])('reads %j as %j', (url, expected) => {
    expect(nameFromUrl(url)).toBe(expected);
  });

  test('reads back every path part', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        fc.pre(name.trim() !== '' && !/^\.\.?$/.test(name));
        expect(nameFromUrl(`https://example.org/a/${encodeURIComponent(name)}?q`)).toBe(name);
      }),
    );
  });

  test('no URL makes it throw, nor gives an empty name', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(nameFromUrl(text)?.trim()).not.toBe('');
        expect(nameFromUrl(`https://example.org/${text}`)?.trim()).not.toBe('');
      }),
    );
  });
});
