import { expect, it } from 'vitest';
import { OnceOnly } from '../../../src/engine/onceOnly.ts';

it('a command that is said again is answered again, and carried out once', async () => {
  const commands = new OnceOnly();
  let done = 0;
  const carryOut = async () => {
    done += 1;
    return { ok: true, url: String(done) } as const;
  };
  expect(await commands.answer('a', carryOut)).toEqual({ ok: true, url: '1' });
  expect(await commands.answer('b', carryOut)).toEqual({ ok: true, url: '2' });
  expect(await commands.answer('a', carryOut)).toEqual({ ok: true, url: '1' });
  expect(done).toBe(2);
});

it('of many commands at once, each is known for as long as it is carried out', async () => {
  const commands = new OnceOnly();
  const started: string[] = [];
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const say = (id: string) =>
    commands.answer(id, async () => {
      started.push(id);
      await finished;
      return { ok: true };
    });
  const ids = [...Array(1_000).keys()].map(String);
  const answers = [...ids, ...ids].map(say);
  finish();
  await Promise.all(answers);
  expect(started).toEqual(ids);
});
