import { expect, test } from 'vitest';
import type { ChannelMessage } from '../../../src/core/protocol.ts';
import type { Download } from '../../../src/engine/download.ts';
import { Publisher } from '../../../src/engine/publisher.ts';
import { FakeClock } from './fakeClock.ts';

const snapshotMs = 200;

function open() {
  const clock = new FakeClock();
  const told: { readonly atMs: number; readonly urls: readonly string[] }[] = [];
  /** Kinds of messages, and ids of answers. */
  const said: string[] = [];
  const publish = (message: ChannelMessage) => {
    said.push(message.kind === 'result' ? message.id : message.kind);
    if (message.kind === 'changes') told.push({ atMs: clock.now(), urls: message.removed });
  };
  const publisher = new Publisher({ publish, ownPage: 'page' }, clock, 1, snapshotMs);
  const change = (url: string) => publisher.removed({ record: { url } } as Download);
  return { clock, said, told, change, publisher };
}

test('a change after a pause is told at once, with what changes along with it', async () => {
  const { clock, told, change } = open();
  await clock.advance(1_000);
  change('a');
  change('b');
  await clock.advance(snapshotMs / 4);
  expect(told.map(({ urls }) => urls)).toEqual([['a', 'b']]);
});

test('however often something changes, pages are told so often and no more, of all of it', async () => {
  const { clock, told, change } = open();
  for (let number = 0; number < 100; number += 1) {
    change(`${number}`);
    await clock.advance(10);
  }
  await clock.advance(snapshotMs);
  const gaps = told.slice(1).map(({ atMs }, at) => atMs - (told[at]?.atMs ?? 0));
  expect(gaps.length).toBeGreaterThan(3);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(snapshotMs);
  expect(told.flatMap(({ urls }) => urls)).toEqual([...Array(100).keys()].map(String));
});

test('an answer comes behind what has changed until then, and else at once', async () => {
  const { clock, said, change, publisher } = open();
  const answer = (id: string) => publisher.answer(id, { ok: true });
  answer('nothing');
  expect(said).toEqual(['nothing']);
  change('a');
  answer('first');
  answer('second');
  await clock.advance(snapshotMs);
  expect(said).toEqual(['nothing', 'changes', 'first', 'second']);
});
