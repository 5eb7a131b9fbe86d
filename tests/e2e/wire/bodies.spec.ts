import { gzipSync } from 'node:zlib';
import { goodAnswer, withHeaders } from '../../support/remoteContent.ts';
import { expect, row, startOf } from '../../support/wire.ts';

const storedBytes = 300_000;

row('a body that breaks off: what came is kept, and the rest asked for', async (open) => {
  const wire = await open();
  const size = wire.content.bytes.length;
  wire.answer(async (request) => {
    const good = goodAnswer(wire.content, request);
    if (request.number > 1) return good;
    return { ...good, cutAfterBytes: storedBytes, cutWhen: () => wire.untilStored(storedBytes) };
  });
  await wire.start();
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-', `bytes=${storedBytes}-${size - 1}`]);
});

row('a body that ends early and cleanly: the rest is asked for', async (open) => {
  const wire = await open();
  const size = wire.content.bytes.length;
  const shortBytes = 600_000;
  wire.answer((request) => {
    const good = goodAnswer(wire.content, request);
    if (request.number > 1) return good;
    // Content-Range promises the whole file all the same.
    return {
      ...withHeaders(good, { 'Content-Length': shortBytes }),
      body: good.body.subarray(0, shortBytes),
    };
  });
  await wire.start();
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-', `bytes=${shortBytes}-${size - 1}`]);
});

row('an empty body in place of the rest: it waits, and does not spin', async (open) => {
  const wire = await open();
  await wire.storeFirst(storedBytes);
  wire.answer((request) => ({
    ...withHeaders(goodAnswer(wire.content, request), { 'Content-Length': 0 }),
    body: '',
  }));
  await wire.click('Resume');
  await wire.expectWaiting('unreachable');
  expect(await wire.storedBytes()).toBe(storedBytes);
  wire.answer((request) => goodAnswer(wire.content, request));
  await wire.expectSaved();
});

row('a body longer than asked: done at the last byte asked for', async (open) => {
  const wire = await open();
  const size = wire.content.bytes.length;
  await wire.storeFirst(storedBytes);
  wire.answer((request) => {
    const good = goodAnswer(wire.content, request);
    const body = Buffer.concat([good.body, Buffer.alloc(50_000, 7)]);
    // The length is larger than the range, and its last byte never comes.
    return {
      ...withHeaders(good, { 'Content-Length': body.length + 1_000 }),
      body,
      stallAfterBytes: body.length,
    };
  });
  await wire.click('Resume');
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-', `bytes=${storedBytes}-${size - 1}`]);
});

row('a length larger than the range of a small piece: done at its last byte', async (open) => {
  const pieceBytes = 256 * 1024;
  const wire = await open({ timings: { pieceBytes } });
  wire.answer((request) => {
    const good = goodAnswer(wire.content, request);
    if (request.number === 1) return good;
    const start = startOf(request.range);
    // Right bytes of the file, beyond what was asked, in a stream that never ends.
    const body = wire.content.bytes.subarray(start, start + pieceBytes + 10_000);
    return {
      ...withHeaders(good, { 'Content-Length': body.length + 1 }),
      body,
      stallAfterBytes: body.length,
    };
  });
  await wire.start();
  await wire.expectSaved();
  expect(wire.asked).toHaveLength(5);
});

row('gzip on a first 206: offsets are void, so one stream without ranges', async (open) => {
  const wire = await open();
  wire.answer((request) => {
    const body = gzipSync(wire.content.bytes);
    const headers = { 'Content-Encoding': 'gzip', 'Content-Length': body.length };
    const good = goodAnswer(wire.content, request);
    if (request.range === null) return { ...withHeaders(good, headers), body };
    const contentRange = `bytes 0-${body.length - 1}/${body.length}`;
    return { ...withHeaders(good, { ...headers, 'Content-Range': contentRange }), body };
  });
  await wire.start();
  await wire.expectSaved();
  // Firefox shows the answer, Chromium only rejects it: there it is asked for twice.
  expect(wire.asked.slice(0, -1)).toEqual(wire.asked.slice(0, -1).map(() => 'bytes=0-'));
  expect(wire.asked.at(-1)).toBe(null);
  expect(wire.asked.length).toBeLessThanOrEqual(3);
});

row('gzip on parts since the first answer: the whole is asked for, and compared', async (open) => {
  const wire = await open();
  await wire.storeFirst(storedBytes);
  wire.answer((request) => {
    const good = goodAnswer(wire.content, request);
    if (request.range === null) return good;
    const body = gzipSync(good.body);
    const headers = { 'Content-Encoding': 'gzip', 'Content-Length': body.length };
    return { ...withHeaders(good, headers), body };
  });
  await wire.click('Resume');
  await wire.expectSaved();
  expect(wire.asked.filter((range) => range === null)).toHaveLength(1);
});
