import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandPattern } from '../../../src/ui/expandPattern.ts';

describe('expandPattern', () => {
  it.each([
    ['https://a/b.zip', ['https://a/b.zip']],
    ['https://a/[1-3]', ['https://a/1', 'https://a/2', 'https://a/3']],
    ['https://a/f[08-11].zip', ['08', '09', '10', '11'].map((n) => `https://a/f${n}.zip`)],
    ['https://a/[2-1]', ['https://a/2', 'https://a/1']],
    ['https://a/[5-5]', ['https://a/5']],
    ['https://a/[1-2]/[1-2]', ['1/1', '1/2', '2/1', '2/2'].map((end) => `https://a/${end}`)],
    ['http://[::1]:8080/f', ['http://[::1]:8080/f']],
    ['https://a/[a-c]', ['https://a/[a-c]']],
    ['https://a/[1-1001]', ['https://a/[1-1001]']],
    ['https://a/[1-100]/[1-11]', ['https://a/[1-100]/[1-11]']],
    ['https://a/[0-999999999999999]', ['https://a/[0-999999999999999]']],
  ])('%s', (link, links) => {
    expect(expandPattern(link)).toEqual(links);
  });

  it('gives every number once, never too many', () => {
    const number = fc.nat(2000);
    fc.assert(
      fc.property(number, number, (first, last) => {
        const links = expandPattern(`https://a/[${first}-${last}]`);
        const count = Math.abs(first - last) + 1;
        expect(links.length).toBe(count > 1000 ? 1 : count);
        expect(new Set(links).size).toBe(links.length);
      }),
    );
  });
});
