import { goodAnswer, withHeaders } from '../../support/remoteContent.ts';
import { expect, row } from '../../support/wire.ts';

const storedBytes = 300_000;

row('a resume asks for what is missing, and for nothing else', async (open) => {
  const wire = await open();
  await wire.storeFirst(storedBytes);
  await wire.click('Resume');
  await wire.expectSaved();
  const lastByte = wire.content.bytes.length - 1;
  expect(wire.asked).toEqual(['bytes=0-', `bytes=${storedBytes}-${lastByte}`]);
});

const wrongRanges: readonly ((start: number, end: number) => string)[] = [
  (start, end) => `bytes ${start + 1}-${end - 1}/${end}`,
  (start, end) => `bytes ${start - 1}-${end - 1}/${end}`,
  (start, end) => `bytes ${start}-${end}/${end}`,
  (start, end) => `bytes ${start}-${end}/${end + 1}`,
  (start, end) => `bytes ${start}-${start - 1}/${end}`,
  (start, end) => `items ${start}-${end - 1}/${end}`,
  (start, end) => `bytes ${start}-${end - 1}/9007199254740993`,
  (start, end) => `bytes -${start}-${end - 1}/${end}`,
  (_start, end) => `bytes */${end}`,
  () => 'bytes',
];

row('a 206 whose Content-Range is not what was asked is never stored', async (open) => {
  const wire = await open();
  await wire.storeFirst(storedBytes);
  const size = wire.content.bytes.length;
  let wrong = 0;
  wire.answer((request) =>
    withHeaders(goodAnswer(wire.content, request), {
      'Content-Range': wrongRanges[wrong++]?.(storedBytes, size),
    }),
  );
  await wire.click('Resume');
  for (const [index] of wrongRanges.entries()) {
    await wire.server.until('the next request', () => wire.asked.length === index + 2);
    await wire.expectFailed('unexpected');
    expect(await wire.storedBytes()).toBe(storedBytes);
    if (index === wrongRanges.length - 1) {
      wire.answer((request) => goodAnswer(wire.content, request));
    }
    await wire.click('Try again');
  }
  await wire.expectSaved();
  const rest = `bytes=${storedBytes}-${size - 1}`;
  expect(wire.asked).toEqual(['bytes=0-', ...wrongRanges.map(() => rest), rest]);
});

row('an end earlier than asked is taken, and the rest asked for', async (open) => {
  const wire = await open();
  const cap = 400_000;
  const size = wire.content.bytes.length;
  wire.answer((request) => {
    const start = Number(/\d+/.exec(request.range ?? '')?.[0]);
    const range = `bytes=${start}-${Math.min(start + cap, size) - 1}`;
    return goodAnswer(wire.content, { range });
  });
  await wire.start();
  await wire.expectSaved();
  expect(wire.asked).toEqual([
    'bytes=0-',
    ...[1, 2].map((part) => `bytes=${part * cap}-${size - 1}`),
  ]);
});
