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

row('a 200 among parts is asked for once more, and does not end the others', async (open) => {
  const wire = await open({ content, timings, connections: 4 });
  let slipped: string | null = null;
  wire.answer((request) => {
    const isSlip = slipped === null && request.number > 3;
    if (isSlip) slipped = request.range;
    return { ...goodAnswer(content, isSlip ? { range: null } : request), bytesPerSecond };
  });
  await wire.start();
  await wire.expectSaved();
  expect(wire.asked.filter((range) => range === slipped)).toHaveLength(2);
  const sent = wire.server.sentBytes(wire.path);
  expect(sent).toBeLessThan(2 * content.bytes.length);
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

row('a piece that was relieved while its answer was awaited is not fetched twice', async (open) => {
  const large = remoteContent('relieved', 12 * 1024 * kibibyte);
  const piece = 2 * 1024 * kibibyte;
  const wire = await open({
    content: large,
    timings: { pieceBytes: piece, wholePieceBytes: piece },
    connections: 2,
  });
  let awaited = Number.POSITIVE_INFINITY;
  const isRelief = (range: string | null) =>
    startOf(range) > awaited && startOf(range) < awaited + piece;
  wire.answer(async (request) => {
    const good = goodAnswer(large, request);
    if (request.number === 1) return { ...good, bytesPerSecond: 2 * piece };
    // The opening stream ends before the other connection is answered, and asks for a piece itself.
    if (request.number === 2) return { ...good, delayMs: 1000 };
    if (request.number !== 3) return good;
    awaited = startOf(request.range);
    await wire.server.until('relief', () => wire.asked.some(isRelief));
    // Slowly: a browser with much to do stops it seconds before its second half would be sent.
    return { ...good, bytesPerSecond: piece / 8 };
  });
  await wire.start();
  await wire.expectSaved();
  expect(wire.asked.some(isRelief)).toBe(true);
  // Of the opening stream more was sent than was taken; of the others next to nothing.
  const [, ...others] = wire.server.requestsFor(wire.path);
  const sent = others.reduce((sum, { sentBytes }) => sum + sentBytes, 0);
  expect(sent).toBeLessThan(large.bytes.length - piece + 1024 * kibibyte);
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
