import { goodAnswer, remoteContent, withHeaders } from '../../support/remoteContent.ts';
import { expect, row } from '../../support/wire.ts';

const storedBytes = 300_000;

row('a 416 that tells the stored size: the file is complete', async (open) => {
  // Others must not ask for what lies behind an end that nobody has told.
  const wire = await open({ connections: 4 });
  const size = wire.content.bytes.length;
  // Neither a total nor a length: only the end of the stream would have told.
  await wire.storeFirst(size, (request) =>
    withHeaders(goodAnswer(wire.content, request), {
      'Content-Range': `bytes 0-${size}/*`,
      'Content-Length': undefined,
    }),
  );
  await wire.click('Resume');
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-', `bytes=${size}-`]);
});

row('a 416 that tells a smaller size than what is stored: the file changed', async (open) => {
  const wire = await open();
  const size = wire.content.bytes.length;
  await wire.storeFirst(storedBytes);
  wire.content = remoteContent('small', 1_000);
  wire.answer((request) => goodAnswer(wire.content, request));
  await wire.click('Resume');
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-', `bytes=${storedBytes}-${size - 1}`, 'bytes=0-']);
});

row('a 416 that makes no sense: asked again from the first byte, and compared', async (open) => {
  const wire = await open();
  const size = wire.content.bytes.length;
  await wire.storeFirst(storedBytes);
  wire.answer((request) =>
    request.number === 2
      ? { status: 416, headers: { 'Content-Range': 'bytes */*' } }
      : goodAnswer(wire.content, request),
  );
  await wire.click('Resume');
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-', `bytes=${storedBytes}-${size - 1}`, 'bytes=0-']);
});

row('a server that says 416 to everything: an error, and the bytes stay', async (open) => {
  const wire = await open();
  const size = wire.content.bytes.length;
  await wire.storeFirst(storedBytes);
  wire.answer(() => ({ status: 416 }));
  await wire.click('Resume');
  await wire.expectFailed('http');
  expect(await wire.storedBytes()).toBe(storedBytes);
  const rest = `bytes=${storedBytes}-${size - 1}`;
  expect(wire.asked).toEqual(['bytes=0-', rest, 'bytes=0-', null]);
  wire.answer((request) => goodAnswer(wire.content, request));
  await wire.click('Try again');
  await wire.expectSaved();
  expect(wire.asked.slice(4)).toEqual([rest]);
});
