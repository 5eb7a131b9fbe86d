import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLink } from '../../../src/core/link.ts';
import { hostileText } from './hostileText.ts';

const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
const sha1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const sha256Base64 = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
const plain = { ok: true, digest: null, name: null, credentials: null };

describe('parseLink', () => {
  test.each([
    ['https://example.org/file.zip', 'https://example.org/file.zip'],
    ['  http://example.org/file.zip\n', 'http://example.org/file.zip'],
    ['HTTPS://EXAMPLE.org:443/a/../b c.zip?q=1', 'https://example.org/b%20c.zip?q=1'],
    ['http://localhost:8080/files/x', 'http://localhost:8080/files/x'],
    ['http://127.0.0.1:8080/x', 'http://127.0.0.1:8080/x'],
    ['http://[::1]/x', 'http://[::1]/x'],
    ['https://例子.测试/年.zip', 'https://xn--fsqu00a.xn--0zwm56d/%E5%B9%B4.zip'],
    ['example.org/file.zip', 'https://example.org/file.zip'],
    ['example.org:8443/file.zip', 'https://example.org:8443/file.zip'],
    ['mirror.example.org/a?b', 'https://mirror.example.org/a?b'],
    ['https://example.org/a#section', 'https://example.org/a'],
    ['https://example.org/a#', 'https://example.org/a'],
    ['https://example.org/a@b', 'https://example.org/a@b'],
  ])('reads %j', (text, url) => {
    expect(parseLink(text)).toEqual({ ...plain, url });
  });

  test.each([
    ['', 'syntax'],
    ['file.zip', 'syntax'],
    ['example.org', 'syntax'],
    ['example.org/', 'syntax'],
    ['../file.zip', 'syntax'],
    ['//example.org/file.zip', 'syntax'],
    ['some words', 'syntax'],
    ['https://', 'syntax'],
    ['https://exa mple.org/', 'syntax'],
    ['https://example.org:99999/', 'syntax'],
    ['https://example.org/a\nhttps://example.org/b', 'syntax'],
    ['ftp://example.org/file.zip', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['data:text/html,x', 'scheme'],
    ['blob:https://example.org/1', 'scheme'],
    ['magnet:?xt=urn:btih:1', 'scheme'],
    ['C:\\file.zip', 'scheme'],
    [`https://example.org/${'a'.repeat(8192)}`, 'too-long'],
    [`https://example.org/${'年'.repeat(3000)}`, 'too-long'],
  ])('refuses %j', (text, why) => {
    expect(parseLink(text)).toEqual({ ok: false, error: { code: 'invalid-url', why } });
  });

  test('takes a link of 8,192 characters', () => {
    const url = `https://example.org/${'a'.repeat(8192 - 20)}`;
    expect(parseLink(url)).toEqual({ ...plain, url });
  });

  test.each([
    [`md5=${md5}`, 'md5', md5],
    [`MD5=${md5.toUpperCase()}`, 'md5', md5],
    [`sha1=${sha1}`, 'sha-1', sha1],
    [`sha256=${sha256}`, 'sha-256', sha256],
    [`sha-256=${sha256Base64}`, 'sha-256', sha256],
    [`sha256=${encodeURIComponent(sha256Base64)}`, 'sha-256', sha256],
    [`md5=${md5}&sha256=${sha256}&sha1=${sha1}`, 'sha-256', sha256],
    [`part&md5=${md5}&other=1`, 'md5', md5],
    [`sha256=broken&md5=${md5}`, 'md5', md5],
  ])('reads the digest in #%s', (fragment, algorithm, value) => {
    expect(parseLink(`https://example.org/a#${fragment}`)).toEqual({
      ...plain,
      url: 'https://example.org/a',
      digest: { algorithm, value },
    });
  });

  test.each(['md5=', 'md5=broken', `sha1=${md5}`, `md5:${md5}`, 'md5=%zz', `xmd5=${md5}`])(
    'leaves #%s aside',
    (fragment) => {
      const url = 'https://example.org/a';
      expect(parseLink(`${url}#${fragment}`)).toEqual({ ...plain, url });
    },
  );

  test('reads a name and makes it safe', () => {
    const name = (fragment: string) => {
      const link = parseLink(`https://example.org/a#${fragment}`);
      return link.ok ? link.name : link.error;
    };
    expect(name(`name=my%20file.zip&md5=${md5}`)).toBe('my file.zip');
    expect(name('name=%E5%B9%B4.zip')).toBe('年.zip');
    expect(name('name=../../.bashrc')).toBe('bashrc');
    expect(name('name=100%.zip')).toBe('100%.zip');
    expect(name('name=a.zip&name=b.zip')).toBe('a.zip');
    expect(name('name=')).toBeNull();
  });

  test('moves userinfo out of the address', () => {
    const url = 'https://example.org/a';
    expect(parseLink(`https://me:p%40ss%3A@example.org/a#md5=${md5}`)).toEqual({
      ok: true,
      url,
      digest: { algorithm: 'md5', value: md5 },
      name: null,
      credentials: { user: 'me', password: 'p@ss:' },
    });
    expect(parseLink('https://me@example.org/a')).toEqual({
      ...plain,
      url,
      credentials: { user: 'me', password: '' },
    });
  });

  test('gives every address one identity', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (text) => {
        const link = parseLink(text);
        if (!link.ok) throw new Error(`refused ${text}`);
        expect(parseLink(link.url)).toEqual({ ...plain, url: link.url });
      }),
    );
  });

  test('no text makes it throw, or lets anything but http and https through', () => {
    const lead = fc.constantFrom('', 'https://', 'http://example.org/', 'https://example.org/a#');
    fc.assert(
      fc.property(lead, hostileText, (start, rest) => {
        const link = parseLink(start + rest);
        if (!link.ok) return;
        expect(link.url).toMatch(/^https?:\/\/[^/@]+\/[^#]*$/);
        expect(link.url.length).toBeLessThanOrEqual(8192);
        expect(parseLink(link.url)).toMatchObject({ ok: true, url: link.url });
      }),
      { numRuns: 500 },
    );
  });
});
