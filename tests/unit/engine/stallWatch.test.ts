import { beforeEach, describe, expect, test } from 'vitest';
import { watchStalls } from '../../../src/engine/stallWatch.ts';
import { FakeClock, settled } from './fakeClock.ts';

const stallMs = 30_000;

/** A body whose parts come when the test sends them. */
class SlowBody implements AsyncIterableIterator<string> {
  #waiting: {
    resolve(result: IteratorResult<string>): void;
    reject(reason: unknown): void;
  } | null = null;
  left = false;

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<string>> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  return(): Promise<IteratorResult<string>> {
    this.left = true;
    return Promise.resolve({ done: true, value: undefined });
  }

  async send(part: string): Promise<void> {
    this.#waiting?.resolve({ done: false, value: part });
    await settled();
  }

  async end(): Promise<void> {
    this.#waiting?.resolve({ done: true, value: undefined });
    await settled();
  }

  break(reason: unknown): void {
    this.#waiting?.reject(reason);
  }
}

let clock: FakeClock;
let body: SlowBody;
let stalls: number;

beforeEach(() => {
  clock = new FakeClock();
  body = new SlowBody();
  stalls = 0;
});

function watched(): AsyncGenerator<string> {
  return watchStalls(body, clock, stallMs, () => {
    stalls += 1;
  });
}

describe('watchStalls', () => {
  test('hands the parts on in order and ends with the body', async () => {
    const parts: string[] = [];
    const reading = (async () => {
      for await (const part of watched()) parts.push(part);
    })();
    for (const part of ['one', 'two', 'three']) await body.send(part);
    await body.end();
    await reading;
    expect(parts).toEqual(['one', 'two', 'three']);
    expect(body.left).toBe(true);
    expect(clock.sleeping).toBe(0);
  });

  test('calls once when one read brings nothing for the whole time', async () => {
    const parts = watched();
    const read = parts.next();
    await clock.advance(stallMs - 1);
    expect(stalls).toBe(0);
    await clock.advance(stallMs / 8);
    expect(stalls).toBe(1);
    await clock.advance(10 * stallMs);
    expect(stalls).toBe(1);
    body.break(new Error('aborted'));
    await expect(read).rejects.toThrow('aborted');
    expect(body.left).toBe(true);
  });

  test('a byte now and then is no stall', async () => {
    const parts = watched();
    for (let index = 0; index < 10; index += 1) {
      const read = parts.next();
      await clock.advance(stallMs - 1);
      await body.send('x');
      await expect(read).resolves.toEqual({ done: false, value: 'x' });
    }
    expect(stalls).toBe(0);
  });

  test('the time that the reader takes does not count', async () => {
    const parts = watched();
    const first = parts.next();
    await body.send('one');
    await first;
    await clock.advance(10 * stallMs);
    expect(stalls).toBe(0);
    const second = parts.next();
    await clock.advance(stallMs - 1);
    expect(stalls).toBe(0);
    await body.send('two');
    await expect(second).resolves.toEqual({ done: false, value: 'two' });
  });

  test('a reader that leaves early ends the body, and nothing is watched any more', async () => {
    const parts = watched();
    const first = parts.next();
    await body.send('one');
    await first;
    await parts.return(undefined);
    expect(body.left).toBe(true);
    expect(clock.sleeping).toBe(0);
    await clock.advance(10 * stallMs);
    expect(stalls).toBe(0);
  });

  test('a body that breaks is ended, and its reason handed on', async () => {
    const parts = watched();
    const read = parts.next();
    await settled();
    const reason = new Error('cut');
    body.break(reason);
    await expect(read).rejects.toBe(reason);
    expect(body.left).toBe(true);
    expect(clock.sleeping).toBe(0);
  });
});
