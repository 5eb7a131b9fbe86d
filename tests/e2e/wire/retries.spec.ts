import { goodAnswer, withHeaders } from '../../support/remoteContent.ts';
import { expect, row, type Wire } from '../../support/wire.ts';

const storedBytes = 300_000;

function rest(wire: Wire): string {
  return `bytes=${storedBytes}-${wire.content.bytes.length - 1}`;
}

/** Time between the last two requests. */
function lastGapMs(wire: Wire): number {
  const [before, last] = wire.server.requestsFor(wire.path).slice(-2);
  return (last?.atMs ?? 0) - (before?.atMs ?? 0);
}

/** The history tells of it, however short the wait was. */
async function expectInterrupted(wire: Wire): Promise<void> {
  const item = wire.downloads.row(wire.url);
  await item.getByText('Details', { exact: true }).click();
  await expect(item).toContainText('Interrupted');
}

row('a server that is busy is asked again, whatever it calls it', async (open) => {
  const wire = await open();
  await wire.storeFirst(storedBytes);
  const served: number[] = [];
  const statuses = [408, 425, 429, 500, 502, 503, 504];
  for (const [index, status] of statuses.entries()) {
    // A long wait, so that only the test ends it.
    wire.answer(() => {
      served.push(status);
      return { status, headers: { 'Retry-After': 3600 } };
    });
    await wire.click(index === 0 ? 'Resume' : 'Try again');
    await expect(wire.downloads.row(wire.url)).toContainText(`HTTP ${status}`);
    await wire.expectWaiting('http');
    expect(await wire.storedBytes()).toBe(storedBytes);
  }
  wire.answer((request) => goodAnswer(wire.content, request));
  await wire.click('Try again');
  await wire.expectSaved();
  const [opening, ...others] = wire.asked;
  expect(opening).toBe('bytes=0-');
  expect(new Set(others)).toEqual(new Set([rest(wire)]));
  // Chromium by itself asks again after a 408 on a connection that it had kept.
  const not408 = (status: number) => status !== 408;
  expect(served.filter(not408)).toEqual(statuses.filter(not408));
});

row('Retry-After in seconds is kept, and then it goes on by itself', async (open) => {
  const wire = await open();
  wire.answer((request) =>
    request.number === 1
      ? { status: 503, headers: { 'Retry-After': 3 } }
      : goodAnswer(wire.content, request),
  );
  await wire.start();
  await wire.expectWaiting('http');
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-', 'bytes=0-']);
  expect(lastGapMs(wire)).toBeGreaterThan(2_900);
});

row('Retry-After as a date is kept @full', async (open) => {
  const wire = await open();
  wire.answer((request) =>
    request.number === 1
      ? { status: 503, headers: { 'Retry-After': new Date(Date.now() + 4_000).toUTCString() } }
      : goodAnswer(wire.content, request),
  );
  await wire.start();
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-', 'bytes=0-']);
  // The date counts in whole seconds.
  expect(lastGapMs(wire)).toBeGreaterThan(2_900);
});

row('a long Retry-After wins over the minute, up to a day', async (open) => {
  const wire = await open();
  wire.answer(({ number }) => ({
    status: 429,
    headers: { 'Retry-After': number === 1 ? 2 * 3600 : 1_000_000 },
  }));
  await wire.start();
  await wire.expectWaiting('http');
  await expect(wire.downloads.row(wire.url)).toContainText(/Next try in (2|1) hr/);
  await wire.click('Try again');
  await wire.server.until('the second request', () => wire.asked.length === 2);
  await expect(wire.downloads.row(wire.url)).toContainText(/Next try in (1 day|24 hr|23 hr)/);
});

row(
  'after ten tries without a byte a server that errs is asked every five minutes @full',
  async (open) => {
    const wire = await open();
    wire.answer(() => ({ status: 500 }));
    await wire.start();
    for (let tries = 1; tries <= 11; tries += 1) {
      await wire.server.until(`request ${tries}`, () => wire.asked.length >= tries);
      await wire.expectWaiting('http');
      if (tries < 11) await wire.tryAgainUntil(tries + 1);
    }
    // What the last one is answered is settled by then.
    const ended = () => wire.server.requestsFor(wire.path).every((request) => request.ended);
    await wire.server.until('the end of all', ended);
    await expect(wire.downloads.row(wire.url)).toContainText(/Next try in (5|4) min/);
    wire.answer((request) => goodAnswer(wire.content, request));
    await wire.click('Try again');
    await wire.expectSaved();
  },
);

row('a line that breaks before any answer: it waits, and goes on by itself', async (open) => {
  const wire = await open();
  await wire.storeFirst(storedBytes);
  wire.answer(() => 'reset');
  await wire.click('Resume');
  await wire.expectWaiting('unreachable');
  wire.answer((request) => goodAnswer(wire.content, request));
  await wire.expectSaved();
  // A browser may ask once more by itself where a kept connection turned out broken.
  expect(new Set(wire.asked.slice(1))).toEqual(new Set([rest(wire)]));
});

row('a page that says it is online again ends the wait at once', async (open) => {
  const wire = await open();
  await wire.storeFirst(storedBytes);
  wire.answer(() => 'reset');
  await wire.click('Resume');
  // Each try in vain makes the waits longer; after these it is up to a minute.
  for (let tries = 1; tries < 8; tries += 1) {
    await wire.expectWaiting('unreachable');
    await wire.tryAgainUntil(wire.asked.length + 1);
  }
  await wire.expectWaiting('unreachable');
  wire.answer((request) => goodAnswer(wire.content, request));
  await wire.downloads.page.evaluate(() => window.dispatchEvent(new Event('online')));
  await wire.expectSaved();
});

row('a body that stalls is dropped, and asked for again from its last byte', async (open) => {
  const wire = await open({ timings: { stallMs: 1_500 } });
  wire.answer((request) => {
    const good = goodAnswer(wire.content, request);
    return request.number === 1 ? { ...good, stallAfterBytes: storedBytes } : good;
  });
  await wire.start();
  await wire.expectSaved();
  await expectInterrupted(wire);
  expect(wire.asked).toEqual(['bytes=0-', rest(wire)]);
});

row('an answer whose head never comes is given up @full', async (open) => {
  const wire = await open({ timings: { headMs: 1_500 } });
  wire.answer((request) => {
    const good = goodAnswer(wire.content, request);
    return request.number === 1 ? { ...good, delayMs: 60_000 } : good;
  });
  await wire.start();
  await wire.expectSaved();
  await expectInterrupted(wire);
  expect(wire.asked.slice(-1)).toEqual(['bytes=0-']);
});

row('a Retry-After of 0 does not make it spin', async (open) => {
  const wire = await open();
  wire.answer((request) =>
    request.number === 1
      ? withHeaders({ status: 503 }, { 'Retry-After': 0 })
      : goodAnswer(wire.content, request),
  );
  await wire.start();
  await wire.expectSaved();
  expect(lastGapMs(wire)).toBeGreaterThan(200);
});
