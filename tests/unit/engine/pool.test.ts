import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/core/errors.ts';
import type { Seats } from '../../../src/engine/connectionBudget.ts';
import { type Member, Pool } from '../../../src/engine/pool.ts';

const plenty: Seats = {
  take: async () => undefined,
  tryTake: () => true,
  give: () => undefined,
  isWanted: () => false,
  spare: () => undefined,
};

/** A pool of `most` connections, all of them begun; `work` is told how many began before. */
async function runPool(
  most: number,
  work: (before: number, member: Member) => Promise<void>,
): Promise<number> {
  let begun = 0;
  let tellAllBegun = (): void => undefined;
  const allBegun = new Promise<void>((resolve) => {
    tellAllBegun = resolve;
  });
  const pool: Pool = new Pool(
    async (member) => {
      const before = begun;
      begun += 1;
      if (begun === most) tellAllBegun();
      await allBegun;
      await work(before, member);
    },
    () => most,
    plenty,
    new AbortController().signal,
  );
  const done = pool.run();
  for (let more = 1; more < most; more += 1) pool.add();
  await done;
  return begun;
}

const refuse = (status: number) => Promise.reject(new Failure({ code: 'http', status }));

describe('a pool of connections', () => {
  it('goes on with the others where one is refused', async () => {
    const begun = await runPool(4, (before) => (before === 2 ? refuse(503) : setImmediate()));
    expect(begun).toBe(4);
  });

  it('fails where every one fails', async () => {
    await expect(runPool(3, () => refuse(410))).rejects.toMatchObject({ error: { status: 410 } });
  });

  it('tries with one where several were forbidden together', async () => {
    const begun = await runPool(4, (before) => (before < 4 ? refuse(403) : Promise.resolve()));
    expect(begun).toBe(5);
  });

  it('takes a 403 to a lone connection for what it is', async () => {
    let asked = 0;
    await expect(
      runPool(1, () => {
        asked += 1;
        return refuse(403);
      }),
    ).rejects.toMatchObject({ error: { status: 403 } });
    expect(asked).toBe(1);
  });

  it('tries with one once, not for ever', async () => {
    let asked = 0;
    await expect(
      runPool(4, () => {
        asked += 1;
        return refuse(403);
      }),
    ).rejects.toMatchObject({ error: { status: 403 } });
    expect(asked).toBe(5);
  });

  it('ends every connection where one fails by nobody’s fault but ours', async () => {
    const ended: boolean[] = [];
    const work = async (before: number, { signal }: Member) => {
      if (before === 0) throw new Error('a slip');
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      ended.push(signal.aborted);
    };
    await expect(runPool(3, work)).rejects.toThrow('a slip');
    expect(ended).toEqual([true, true]);
  });

  it('asks as many connections to yield as there are too many by now', async () => {
    let wanted = 3;
    const yielding: boolean[] = [];
    const work = async (member: Member) => {
      await setImmediate();
      wanted = 2;
      yielding.push(member.shouldYield());
    };
    const pool = new Pool(work, () => wanted, plenty, new AbortController().signal);
    const done = pool.run();
    await Promise.resolve();
    pool.add();
    pool.add();
    pool.add();
    expect(pool.size).toBe(3);
    await done;
    expect(yielding).toEqual([true, false, false]);
  });
});
