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
