import { goodAnswer, withHeaders } from '../../support/remoteContent.ts';
import { contentOf, expect, row } from '../../support/wire.ts';

/** A server that knows no ranges. */
const whole = { range: null };

row('a 200 to the first request is taken as one stream, and said to be', async (open) => {
  const wire = await open();
  wire.answer(() => ({ ...goodAnswer(wire.content, whole), stallAfterBytes: 300_000 }));
  await wire.start();
  await wire.untilStored(300_000);
  await expect(wire.downloads.row(wire.url)).toContainText('This server cannot resume');
  await wire.click('Pause');

  // What is stored is compared with the second stream, and not stored again.
  wire.answer(() => goodAnswer(wire.content, whole));
  await wire.click('Resume');
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-', null]);
});

for (const status of [400, 416, 501]) {
  row(
    `a ${status} to the first request is asked again without a range${status === 416 ? '' : ' @full'}`,
    async (open) => {
      const wire = await open();
      wire.answer(({ range }) =>
        range === null ? goodAnswer(wire.content, whole) : { status, body: 'no' },
      );
      await wire.start();
      await wire.expectSaved();
      expect(wire.asked).toEqual(['bytes=0-', null]);
    },
  );
}

row('a server that refuses both ways is asked twice, and not for ever', async (open) => {
  const wire = await open();
  wire.answer(() => ({ status: 416, body: 'no' }));
  await wire.start();
  await wire.expectFailed('http');
  expect(wire.asked).toEqual(['bytes=0-', null]);
});

const empty = contentOf(Buffer.alloc(0));

row('an empty 200 is an empty file, and complete', async (open) => {
  const wire = await open({ content: empty });
  wire.answer(() => goodAnswer(empty, whole));
  await wire.start();
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-']);
});

row('a 416 that tells a size of 0 is an empty file, and complete', async (open) => {
  const wire = await open({ content: empty });
  await wire.start();
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-']);
});

row('answers that bring no file are errors, and cost no stored byte', async (open) => {
  const wire = await open();
  const useless = [
    { status: 204, error: 'http' },
    { status: 205, error: 'http' },
    { status: 304, error: 'http' },
    { status: 206, error: 'unexpected', type: 'multipart/byteranges; boundary=b' },
  ];
  let turn = 0;
  const spoilt = () => {
    const { status, type } = useless[turn++ % useless.length] ?? { status: 500 };
    const headers = type === undefined ? {} : { 'Content-Type': type };
    return { status, headers, body: type === undefined ? '' : '--b\r\n\r\nbytes\r\n--b--' };
  };
  wire.answer(spoilt);
  await wire.start();
  for (const { error } of useless) {
    await wire.server.until('the next request', () => wire.asked.length === turn);
    await wire.expectFailed(error);
    expect(await wire.storedBytes()).toBe(0);
    await wire.downloads.expectPhase(wire.url, 'failed');
    if (turn === useless.length) break;
    const before = turn;
    await wire.click('Try again');
    await expect.poll(() => turn).toBe(before + 1);
  }
  expect(wire.asked).toEqual(useless.map(() => 'bytes=0-'));
});

row('a total of * is fetched to its end, and one more request proves that it was', async (open) => {
  const wire = await open();
  const size = wire.content.bytes.length;
  wire.answer((request) => {
    const good = goodAnswer(wire.content, request);
    const range = String(good.headers['Content-Range']).replace(/\/\d+$/, '/*');
    return withHeaders(good, { 'Content-Range': range });
  });
  await wire.start();
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-', `bytes=${size}-`]);
  await expect(wire.downloads.row(wire.url)).not.toContainText('could not be proven');
});

row(
  'without any length the file is complete at a clean end, and said to be unproven',
  async (open) => {
    const wire = await open();
    wire.answer(() =>
      withHeaders(goodAnswer(wire.content, whole), { 'Content-Length': undefined }),
    );
    await wire.start();
    await wire.expectSaved();
    expect(wire.asked).toEqual(['bytes=0-']);
    await expect(wire.downloads.row(wire.url)).toContainText('completeness could not be proven');
  },
);

row('a one-time link is read to its end in the request that opened it', async (open) => {
  const wire = await open({ timings: { pieceBytes: 256 * 1024 } });
  wire.answer((request) =>
    request.number === 1 ? goodAnswer(wire.content, request) : { status: 403 },
  );
  await wire.start();
  await wire.expectSaved();
  const [opening, ...others] = wire.asked;
  expect(opening).toBe('bytes=0-');
  expect(others.length).toBeLessThanOrEqual(1);
});

row('a link that can be asked again is asked piece by piece', async (open) => {
  const pieceBytes = 256 * 1024;
  const wire = await open({ timings: { pieceBytes } });
  await wire.start();
  await wire.expectSaved();
  const size = wire.content.bytes.length;
  expect(wire.asked).toEqual([
    'bytes=0-',
    ...[1, 2, 3, 4].map((n) => {
      const last = Math.min((n + 1) * pieceBytes, size) - 1;
      return `bytes=${n * pieceBytes}-${last}`;
    }),
  ]);
});
