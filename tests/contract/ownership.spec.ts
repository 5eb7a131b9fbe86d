import { expect, test } from './harness.ts';

test('one worker owns; when it ends the next one does', async ({ lab, scope }) => {
  const seen = await lab.evaluate(async (name) => {
    const { startWorker } = window.harness;
    const first = startWorker();
    first.post({ kind: 'seek-ownership', name });
    await first.says('owner');
    const second = startWorker();
    second.post({ kind: 'seek-ownership', name });
    const third = startWorker();
    third.post({ kind: 'seek-ownership', name });
    const waiting = async () => (await navigator.locks.query()).pending ?? [];
    while ((await waiting()).filter((lock) => lock.name === name).length < 2);
    const early = second.said.length + third.said.length;

    const endedAt = performance.now();
    first.terminate();
    await Promise.race([second.says('owner'), third.says('owner')]);
    const handoverMs = performance.now() - endedAt;
    const owners = [second, third].filter((worker) => worker.said.length > 0).length;
    second.terminate();
    third.terminate();
    return { early, handoverMs, owners };
  }, scope);
  expect(seen).toEqual({ early: 0, handoverMs: expect.any(Number), owners: 1 });
  expect(seen.handoverMs).toBeLessThan(2_000);
});

test('an owner that is heard keeps the lock', async ({ lab, scope }) => {
  const said = await lab.evaluate(async (name) => {
    const { startWorker } = window.harness;
    const first = startWorker();
    first.post({ kind: 'seek-ownership', name });
    await first.says('owner');
    const second = startWorker();
    second.post({ kind: 'seek-ownership', name });
    // Twice as long as an owner may be mute.
    await new Promise<void>((resolve) => {
      let beats = 0;
      new BroadcastChannel(name).onmessage = () => {
        beats += 1;
        if (beats === 20) resolve();
      };
    });
    const all = { first: first.said, second: second.said };
    first.terminate();
    second.terminate();
    return all;
  }, scope);
  expect(said).toEqual({ first: [{ kind: 'owner' }], second: [] });
});

test('a hung owner is replaced, and learns that it has lost', async ({ lab, scope }) => {
  const said = await lab.evaluate(async (name) => {
    const { startWorker } = window.harness;
    const hung = startWorker();
    hung.post({ kind: 'seek-ownership', name });
    await hung.says('owner');
    const next = startWorker();
    next.post({ kind: 'seek-ownership', name });
    hung.post({ kind: 'hang', forMs: 4_000 });
    await next.says('owner');
    const lostEarly = hung.said.length > 1;
    await hung.says('lost');
    const all = { hung: hung.said, next: next.said, lostEarly };
    hung.terminate();
    next.terminate();
    return all;
  }, scope);
  expect(said).toEqual({
    hung: [{ kind: 'owner' }, { kind: 'lost' }],
    next: [{ kind: 'owner' }],
    lostEarly: false,
  });
});

test('apps of other paths have nothing to do with each other', async ({ lab, scope }) => {
  const said = await lab.evaluate(async (name) => {
    const { startWorker } = window.harness;
    const workers = [`${name}/a/`, `${name}/b/`].map((path) => {
      const worker = startWorker();
      worker.post({ kind: 'seek-ownership', name: path });
      return worker;
    });
    const owners = await Promise.all(workers.map((worker) => worker.says('owner')));
    for (const worker of workers) worker.terminate();
    return owners;
  }, scope);
  expect(said).toEqual([{ kind: 'owner' }, { kind: 'owner' }]);
});
