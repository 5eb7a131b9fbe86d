import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseChecksum } from '../../../src/core/digestText.ts';
import { parsePageAddress, recipeLink } from '../../../src/core/pageAddress.ts';
import { hostileText } from './hostileText.ts';

const origin = 'https://example.org';
const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
const link = 'https://example.org/a.zip?x=1&y=2#part';

describe('parsePageAddress', () => {
  test.each([
    ['', { links: '', text: '', name: '', checksum: '', sizeBytes: null }],
    ['?', { links: '', text: '', name: '', checksum: '', sizeBytes: null }],
    ['?utm_source=x', { links: '', text: '', name: '', checksum: '', sizeBytes: null }],
    [
      `?url=${encodeURIComponent(link)}&name=b.zip&md5=${md5}`,
      { links: link, text: '', name: 'b.zip', checksum: `md5:${md5}`, sizeBytes: null },
    ],
    [
      '?url=https://example.org/a&url=https://example.org/b&url=',
      {
        links: 'https://example.org/a\nhttps://example.org/b',
        text: '',
        name: '',
        checksum: '',
        sizeBytes: null,
      },
    ],
    [
      '?url=a.org/1%0D%0A%20a.org/2',
      { links: 'a.org/1\na.org/2', text: '', name: '', checksum: '', sizeBytes: null },
    ],
    [
      '?name=%E5%B9%B4+1.zip',
      { links: '', text: '', name: '年 1.zip', checksum: '', sizeBytes: null },
    ],
    [
      '?md5=aaa&sha1=bbb&sha256=ccc',
      { links: '', text: '', name: '', checksum: 'sha256:ccc', sizeBytes: null },
    ],
    [
      '?sha512=ddd&sha256=ccc',
      { links: '', text: '', name: '', checksum: 'sha512:ddd', sizeBytes: null },
    ],
    ['?sha1=bbb&sha256=', { links: '', text: '', name: '', checksum: 'sha1:bbb', sizeBytes: null }],
    ['?md5=a%zz', { links: '', text: '', name: '', checksum: 'md5:a%zz', sizeBytes: null }],
    [
      '?title=A+big+file&text=Have+a+look:+https://example.org/a',
      {
        links: '',
        text: 'Have a look: https://example.org/a\nA big file',
        name: '',
        checksum: '',
        sizeBytes: null,
      },
    ],
    [
      '?url=/files/a.zip&url=//other.example/b',
      {
        links: 'https://example.org/files/a.zip\n//other.example/b',
        text: '',
        name: '',
        checksum: '',
        sizeBytes: null,
      },
    ],
    [
      // As browsers write `web+holdfast://https://example.org/a`.
      '?url=web%2Bholdfast://https//example.org/a',
      { links: 'https://example.org/a', text: '', name: '', checksum: '', sizeBytes: null },
    ],
    [
      '?url=web%2Bholdfast:https://example.org/a%3Fb=1',
      { links: 'https://example.org/a?b=1', text: '', name: '', checksum: '', sizeBytes: null },
    ],
    [
      '?url=WEB%2BHoldfast://http://example.org/a',
      { links: 'http://example.org/a', text: '', name: '', checksum: '', sizeBytes: null },
    ],
  ])('reads %j', (search, expected) => {
    expect(parsePageAddress(search, origin)).toEqual(expected);
  });

  test.each([
    ['0', 0],
    ['5000000000', 5_000_000_000],
    ['', null],
    ['-1', null],
    ['1e3', null],
    ['1.5', null],
    ['4 GB', null],
    ['99999999999999999999', null],
  ])('reads a size of %j', (text, sizeBytes) => {
    const search = `?url=a.org/1&size=${encodeURIComponent(text)}`;
    expect(parsePageAddress(search, origin).sizeBytes).toBe(sizeBytes);
  });

  test('hands on a checksum that the form can read, escaped or not', () => {
    const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(bytes, (digest) => {
        const base64 = Buffer.from(digest).toString('base64');
        const expected = { algorithm: 'md5', value: Buffer.from(digest).toString('hex') };
        for (const written of [base64, encodeURIComponent(base64)]) {
          expect(parseChecksum(parsePageAddress(`?md5=${written}`, origin).checksum)).toEqual(
            expected,
          );
        }
      }),
    );
  });

  test('no address makes it throw, and every line is one link', () => {
    fc.assert(
      fc.property(hostileText, fc.array(hostileText), (search, urls) => {
        expect(parsePageAddress(search, origin).name).toBe(
          parsePageAddress(search, origin).name.trim(),
        );
        const parameters = new URLSearchParams(urls.map((url) => ['url', url]));
        for (const line of parsePageAddress(`?${parameters}`, origin).links.split('\n')) {
          expect(line).toBe(line.trim());
          expect(line).not.toMatch(/[\r\n]/);
        }
      }),
    );
  });
});

describe('recipeLink', () => {
  const app = 'https://example.org/holdfast/';
  const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

  test('carries the strongest checksum, and the name only where the link does not', () => {
    const digests = [
      { algorithm: 'md5', value: md5 },
      { algorithm: 'sha-256', value: sha256 },
    ] as const;
    expect(
      recipeLink(app, {
        url: 'https://example.org/a.zip',
        name: 'a.zip',
        sizeBytes: null,
        digests,
      }),
    ).toBe(`${app}?url=https%3A%2F%2Fexample.org%2Fa.zip&sha256=${sha256}`);
    expect(
      recipeLink(app, { url: 'https://example.org/', name: 'b.zip', sizeBytes: null, digests: [] }),
    ).toBe(`${app}?url=https%3A%2F%2Fexample.org%2F&name=b.zip`);
  });

  test('leaves out a checksum that no address can carry', () => {
    const digests = [{ algorithm: 'crc32', value: '00000000' }] as const;
    const url = 'https://example.org/a.zip';
    expect(recipeLink(app, { url, name: 'a.zip', sizeBytes: null, digests })).not.toContain(
      '00000000',
    );
  });

  test('is read back as it was', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).map((name) => `x${name}x`);
    const sizes = fc.option(fc.maxSafeNat(), { nil: null });
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), text, sizes, (url, name, sizeBytes) => {
        const digests = [{ algorithm: 'md5', value: md5 }] as const;
        const { search } = new URL(recipeLink(app, { url, name, sizeBytes, digests }));
        expect(parsePageAddress(search, origin)).toMatchObject({
          links: url,
          name,
          checksum: `md5:${md5}`,
          sizeBytes,
        });
      }),
    );
  });
});
