import { goodAnswer, remoteContent, withHeaders } from '../../support/remoteContent.ts';
import { expect, row, startOf } from '../../support/wire.ts';

const kibibyte = 1024;
/** Slow enough for a second connection to be worth it, in small pieces. */
const bytesPerSecond = 1024 * kibibyte;
const timings = { pieceBytes: 256 * kibibyte, wholePieceBytes: 256 * kibibyte };
const content = remoteContent('connections', 3 * 1024 * kibibyte);

row('a 403 while several connections are open: it goes on with one', async (open) => {
  const wire = await open({ content, timings, connections: 4 });
  let forbidden = 0;
  wire.answer((request) => {
    const open = wire.server.requests.filter(({ path, ended }) => path === wire.path && !ended);
    if (open.length > 1) {
      forbidden += 1;
      return { status: 403 };
    }
    return { ...goodAnswer(content, request), bytesPerSecond };
  });
  await wire.start();
  await wire.expectSaved();
  expect(forbidden).toBeGreaterThan(0);
});

row('lengths larger than their ranges: nothing waits for ends that never come', async (open) => {
  const wire = await open({ content, timings, connections: 2 });
  wire.answer((request) => {
    const good = { ...goodAnswer(content, request), bytesPerSecond };
    if (request.range === null || request.range.endsWith('-')) return good;
    const { length } = good.body;
    return { ...withHeaders(good, { 'Content-Length': 2 * length }), stallAfterBytes: length };
  });
  await wire.start();
  await wire.expectSaved();
  const starts = wire.asked.map(startOf);
  expect(new Set(starts).size).toBe(starts.length);
});

row(
  'over HTTP/2 a download may have more connections than a browser opens to a host @full',
  async (open) => {
    const longer = remoteContent('multiplexed', 24 * 1024 * kibibyte);
    const wire = await open({ content: longer, timings, connections: 10, http2: true });
    let most = 0;
    let rate: number | null = bytesPerSecond / 8;
    wire.answer((request) => {
      const open = wire.server.requests.filter(({ path, ended }) => path === wire.path && !ended);
      most = Math.max(most, open.length);
      const good = goodAnswer(longer, request);
      const headers = { ...good.headers, 'Timing-Allow-Origin': '*' };
      return { ...good, headers, ...(rate === null ? {} : { bytesPerSecond: rate }) };
    });
    await wire.start();
    await expect.poll(() => most, { timeout: 30_000 }).toBeGreaterThan(6);
    rate = null;
    await wire.expectSaved();
  },
  ['cross'],
);
