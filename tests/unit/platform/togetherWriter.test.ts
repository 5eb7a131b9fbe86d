import { expect, test } from 'vitest';
import { TogetherWriter } from '../../../src/platform/togetherWriter.ts';

/** A store whose writes end when the test says so. */
function openStore(most = Number.POSITIVE_INFINITY) {
  const lots: { readonly items: readonly string[]; readonly end: (reason?: Error) => void }[] = [];
  const writer = new TogetherWriter<string>(
    (items) =>
      new Promise((resolve, reject) => {
        lots.push({ items, end: (reason) => (reason === undefined ? resolve() : reject(reason)) });
      }),
    (items) => items.length >= most,
    (reason) => reason instanceof Error && reason.message.startsWith('no room'),
  );
  /** How each write ended, in the order of their ends. */
  const ended: string[] = [];
  const write = (item: string) =>
    writer.write(item).then(
      () => void ended.push(item),
      (reason: Error) => void ended.push(`${item}: ${reason.message}`),
    );
  const lot = async (at: number) => {
    await expect.poll(() => lots.length).toBeGreaterThan(at);
    const found = lots[at];
    if (found === undefined) throw new Error('no such lot');
    return found;
  };
  return { write, lot, lots, ended };
}

test('what comes while one is written goes together in the next', async () => {
  const { write, lot, lots, ended } = openStore();
  const all = Promise.all(['a', 'b', 'c'].map(write));
  expect((await lot(0)).items).toEqual(['a']);
  expect(lots).toHaveLength(1);
  (await lot(0)).end();
  expect((await lot(1)).items).toEqual(['b', 'c']);
  expect(ended).toEqual(['a']);
  (await lot(1)).end();
  await all;
  expect(ended).toEqual(['a', 'b', 'c']);
});

test('no lot is larger than it may be, and none is empty', async () => {
  const { write, lot, lots } = openStore(2);
  const all = Promise.all(['a', 'b', 'c', 'd'].map(write));
  for (let at = 0; at < 3; at += 1) (await lot(at)).end();
  await all;
  expect(lots.map(({ items }) => items)).toEqual([['a'], ['b', 'c'], ['d']]);
});

test('a lot that is mute fails as a whole, and is not tried again one by one', async () => {
  const { write, lot, lots, ended } = openStore();
  const all = Promise.all(['a', 'b', 'c'].map(write));
  (await lot(0)).end();
  (await lot(1)).end(new Error('mute'));
  await all;
  expect(ended).toEqual(['a', 'b: mute', 'c: mute']);
  expect(lots).toHaveLength(2);
});

test('one that has no room takes no other with it', async () => {
  const { write, lot, ended } = openStore();
  const all = Promise.all(['a', 'b', 'c'].map(write));
  (await lot(0)).end();
  (await lot(1)).end(new Error('no room for both'));
  expect((await lot(2)).items).toEqual(['b']);
  (await lot(2)).end(new Error('no room'));
  expect((await lot(3)).items).toEqual(['c']);
  (await lot(3)).end();
  await all;
  expect(ended).toEqual(['a', 'b: no room', 'c']);
  const later = write('d');
  (await lot(4)).end();
  await later;
  expect(ended.at(-1)).toBe('d');
});
