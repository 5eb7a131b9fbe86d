import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linksInText } from '../../../src/ui/linksInText.ts';

describe('linksInText', () => {
  it.each([
    ['https://a/b', ['https://a/b']],
    ['  https://a/b\r\nhttp://c/d \n', ['https://a/b', 'http://c/d']],
    ['Get it here: https://a/b.zip.', ['https://a/b.zip']],
    ['(see https://a/b)', ['https://a/b']],
    ['https://a/b_(1).zip', ['https://a/b_(1).zip']],
    ['<a href="https://a/b?c=d&e#md5=f">', ['https://a/b?c=d&e#md5=f']],
    ['https://a/[01-20].zip', ['https://a/[01-20].zip']],
    ['https://a/b https://a/b', ['https://a/b']],
    ['HTTPS://A/b', ['HTTPS://A/b']],
    [
      '下载：https://a/文件.zip，谢谢。（备用 https://a/b.zip）',
      ['https://a/文件.zip', 'https://a/b.zip'],
    ],
    ['https://a/文件（1）.zip（备用）', ['https://a/文件（1）.zip（备用）']],
    ['https://a/b（备用 https://a/c', ['https://a/b', 'https://a/c']],
    ['第一个（https://a/x）和第二个（https://b/y）', ['https://a/x', 'https://b/y']],
    ['「https://a/x」「https://b/y」', ['https://a/x', 'https://b/y']],
    [
      ' https://a/你好，世界.zip\nhttps://a/Re：Zero',
      ['https://a/你好，世界.zip', 'https://a/Re：Zero'],
    ],
    ['https://a/x，https://b/y', ['https://a/x', 'https://b/y']],
    ['https://a/web/https://b/c d', ['https://a/web/https://b/c']],
    ['「https://a/b」を、https://a/c。', ['https://a/b', 'https://a/c']],
    ['هنا: https://a/b، أو https://a/c؟', ['https://a/b', 'https://a/c']],
    ['« https://a/b », „https://a/c”…', ['https://a/b', 'https://a/c']],
    ['no link, ftp://a/b', []],
    ['', []],
  ])('%j', (text, links) => {
    expect(linksInText(text)).toEqual(links);
  });

  it('ends, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const links = linksInText(`${text} https://a/b) ${text}`);
        expect(links).toContain('https://a/b');
      }),
    );
  });
});
