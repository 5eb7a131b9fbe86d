import { goodAnswer } from '../../support/remoteContent.ts';
import { expect, row } from '../../support/wire.ts';

const storedBytes = 300_000;

row(
  'over HTTP/2: a stream that is reset costs what was on its way, and no more',
  async (open) => {
    const wire = await open({ http2: true });
    const size = wire.content.bytes.length;
    wire.answer((request) => {
      const good = goodAnswer(wire.content, request);
      if (request.number > 1) return good;
      return { ...good, cutAfterBytes: storedBytes, cutWhen: () => wire.untilStored(storedBytes) };
    });
    await wire.start();
    await wire.expectSaved();
    expect(wire.asked).toEqual(['bytes=0-', `bytes=${storedBytes}-${size - 1}`]);
  },
  ['cross'],
);

row(
  'over HTTP/2: a stream that stalls is dropped, a busy server waited for',
  async (open) => {
    const wire = await open({ http2: true, timings: { stallMs: 1_500 } });
    const size = wire.content.bytes.length;
    wire.answer((request) => {
      const good = goodAnswer(wire.content, request);
      if (request.number === 1) return { ...good, stallAfterBytes: storedBytes };
      return request.number === 2 ? { status: 503, headers: { 'Retry-After': 1 } } : good;
    });
    await wire.start();
    await wire.expectSaved();
    const rest = `bytes=${storedBytes}-${size - 1}`;
    expect(wire.asked).toEqual(['bytes=0-', rest, rest]);
  },
  ['cross'],
);
