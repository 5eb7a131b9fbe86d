import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Download } from '../../../src/engine/download.ts';
import { Queue } from '../../../src/engine/queue.ts';

const download = (url: string) => ({ record: { url } }) as Download;

function queueOf(urls: readonly string[]): Queue {
  const queue = new Queue();
  for (const url of urls) queue.add(download(url));
  return queue;
}

describe('a queue', () => {
  it.each([
    ['to the front', 'c', 'a', ['c', 'a', 'b', 'd']],
    ['up by one', 'c', 'b', ['a', 'c', 'b', 'd']],
    ['down by one', 'b', 'd', ['a', 'c', 'b', 'd']],
    ['to the end', 'b', null, ['a', 'c', 'd', 'b']],
    ['before one that was removed', 'b', 'x', ['a', 'c', 'd', 'b']],
    ['before itself', 'b', 'b', ['a', 'b', 'c', 'd']],
  ])('moves a download %s', (_, url, before, urls) => {
    const queue = queueOf(['a', 'b', 'c', 'd']);
    queue.move(download(url), before);
    expect(queue.urls).toEqual(urls);
  });

  it('never brings back what was removed', () => {
    const queue = queueOf(['a', 'b']);
    queue.delete('a');
    queue.move(download('a'), 'b');
    expect(queue.urls).toEqual(['b']);
  });

  it('neither loses nor doubles a download, whatever is moved', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const name = fc.constantFrom(...names);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.option(name))), (moves) => {
        const queue = queueOf(names);
        for (const [url, before] of moves) queue.move(download(url), before);
        expect([...queue.urls].sort()).toEqual(names);
        expect([...queue].map(({ record }) => record.url)).toEqual(queue.urls);
      }),
    );
  });
});
