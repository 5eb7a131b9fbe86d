import { gzipSync } from 'node:zlib';
import { goodAnswer, withHeaders } from '../../support/remoteContent.ts';
import { contentOf, expect, remoteContent, row } from '../../support/wire.ts';

/** Nothing beyond what every cross-origin answer shows. */
const hidden = { expose: '' };
const storedBytes = 300_000;

row(
  'a hidden Content-Range: the size is inferred, and proven by asking for more',
  async (open) => {
    const wire = await open(hidden);
    const size = wire.content.bytes.length;
    await wire.storeFirst(storedBytes);
    await wire.click('Resume');
    await wire.expectSaved();
    expect(wire.asked).toEqual(['bytes=0-', `bytes=${storedBytes}-${size - 1}`, `bytes=${size}-`]);
    await expect(wire.downloads.row(wire.url)).not.toContainText('could not be proven');
  },
  ['cross'],
);

row(
  'a hidden Content-Range and a server that caps its answers: no cut file',
  async (open) => {
    const wire = await open(hidden);
    const size = wire.content.bytes.length;
    const cap = 400_000;
    wire.answer((request) => {
      const start = Number(/\d+/.exec(request.range ?? '')?.[0]);
      return goodAnswer(wire.content, {
        range: `bytes=${start}-${Math.min(start + cap, size) - 1}`,
      });
    });
    await wire.start();
    await wire.expectSaved();
    expect(wire.asked).toEqual([
      'bytes=0-',
      `bytes=${cap}-`,
      `bytes=${2 * cap}-`,
      `bytes=${size}-`,
    ]);
  },
  ['cross'],
);

row(
  'a hidden Content-Range and a server that is busy at the end: it waits, and does not guess',
  async (open) => {
    const wire = await open(hidden);
    const size = wire.content.bytes.length;
    wire.answer((request) =>
      request.number === 2 ? { status: 503 } : goodAnswer(wire.content, request),
    );
    await wire.start();
    await wire.expectSaved();
    expect(wire.asked).toEqual(['bytes=0-', `bytes=${size}-`, `bytes=${size}-`]);
  },
  ['cross'],
);

row(
  'a one-time link with a hidden Content-Range is complete, and said to be unproven',
  async (open) => {
    const wire = await open(hidden);
    wire.answer((request) =>
      request.number === 1 ? goodAnswer(wire.content, request) : { status: 410 },
    );
    await wire.start();
    await wire.expectSaved();
    expect(wire.asked).toEqual(['bytes=0-', `bytes=${wire.content.bytes.length}-`]);
    await expect(wire.downloads.row(wire.url)).toContainText('completeness could not be proven');
  },
  ['cross'],
);

row(
  'a hidden Content-Range beside too large a length: compared, complete, and said to be unproven',
  async (open) => {
    // Another connection, ended while it was to ask, must not pass for the comparison.
    // So short that none takes half of what another is fetching.
    const content = remoteContent('too short to share', 900_000);
    const wire = await open({ ...hidden, content, connections: 4 });
    const size = wire.content.bytes.length;
    await wire.storeFirst(storedBytes, (request) =>
      withHeaders(goodAnswer(wire.content, request), { 'Content-Length': size + 70_000 }),
    );
    await wire.click('Resume');
    await wire.expectSaved();
    expect(wire.asked).toEqual([
      'bytes=0-',
      `bytes=${storedBytes}-${size + 70_000 - 1}`,
      `bytes=${size}-${size + 70_000 - 1}`,
      'bytes=0-',
      `bytes=${size}-${size + 70_000 - 1}`,
    ]);
    await expect(wire.downloads.row(wire.url)).toContainText('completeness could not be proven');
  },
  ['cross'],
);

row(
  'a hidden Content-Range and no validator: what lies behind the inferred end is compared first',
  async (open) => {
    const wire = await open(hidden);
    const first = wire.content;
    const second = remoteContent('longer', first.bytes.length + 147);
    wire.answer((request) => goodAnswer(request.number > 1 ? second : first, request, 'none'));
    await wire.start();
    await wire.expectSaved(second);
  },
  ['cross'],
);

row(
  'on the app’s own origin nothing is hidden: a 206 without Content-Range is an error',
  async (open) => {
    const wire = await open();
    await wire.storeFirst(storedBytes);
    wire.answer((request) =>
      withHeaders(goodAnswer(wire.content, request), { 'Content-Range': undefined }),
    );
    await wire.click('Resume');
    await wire.expectFailed('unexpected');
    expect(await wire.storedBytes()).toBe(storedBytes);
  },
  ['same'],
);

const compressible = contentOf(Buffer.alloc(1024 * 1024 + 17, 'all work and no play '));
const incompressible = remoteContent('default', 1024 * 1024 + 17);

for (const [what, content] of [
  ['shorter', compressible],
  ['longer', incompressible],
] as const) {
  row(
    `gzip that CORS hides, ${what} than the file: no byte of it is taken for the file's`,
    async (open) => {
      const wire = await open({ ...hidden, content });
      wire.answer((request) => {
        const good = goodAnswer(content, request);
        const body = gzipSync(good.body);
        const headers = { 'Content-Encoding': 'gzip', 'Content-Length': body.length };
        return { ...withHeaders(good, headers), body };
      });
      await wire.start();
      await wire.expectSaved();
      expect(wire.asked.at(-1)).toBe(null);
      await expect(wire.downloads.row(wire.url)).toContainText('completeness could not be proven');
    },
    ['cross'],
  );
}
