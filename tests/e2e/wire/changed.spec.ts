import type { ScriptedAnswer, ServedRequest } from '../../support/programmableServer.ts';
import { goodAnswer, type Validators, withHeaders } from '../../support/remoteContent.ts';
import { contentOf, expect, remoteContent, row, type Wire } from '../../support/wire.ts';

const storedBytes = 300_000;
const overlapBytes = 64 * 1024;

const other = remoteContent('other', 1024 * 1024 + 17);
const longer = remoteContent('longer', 1024 * 1024 + 4711);

function restOf(wire: Wire, start = storedBytes): string {
  return `bytes=${start}-${wire.content.bytes.length - 1}`;
}

function whole(wire: Wire, validators?: Validators): ReturnType<typeof goodAnswer> {
  return goodAnswer(wire.content, { range: null }, validators);
}

async function expectChangeShown(wire: Wire): Promise<void> {
  await wire.downloads.row(wire.url).getByText('Details', { exact: true }).click();
  await expect(wire.downloads.row(wire.url)).toContainText('The file on the server changed');
}

row('a 200 to a resume of the same file is compared and goes on', async (open) => {
  const wire = await open();
  await wire.storeFirst(storedBytes);
  wire.answer(() => whole(wire));
  await wire.click('Resume');
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-', restOf(wire)]);
});

row(
  'a 200 to a resume that breaks off: the next one asks for what is missing again',
  async (open) => {
    const wire = await open();
    await wire.storeFirst(storedBytes);
    wire.answer(() => ({ ...whole(wire), stallAfterBytes: storedBytes + 100_000 }));
    await wire.click('Resume');
    await wire.untilStored(storedBytes + 100_000);
    await wire.click('Pause');
    wire.answer((request) => goodAnswer(wire.content, request));
    await wire.click('Resume');
    await wire.expectSaved();
    expect(wire.asked).toEqual(['bytes=0-', restOf(wire), restOf(wire, storedBytes + 100_000)]);
  },
);

row('a 200 of another size is the new file, within that very response', async (open) => {
  const wire = await open();
  await wire.storeFirst(storedBytes);
  const rest = restOf(wire);
  wire.content = longer;
  wire.answer(() => whole(wire));
  await wire.click('Resume');
  await wire.expectSaved(longer);
  expect(wire.asked).toEqual(['bytes=0-', rest]);
  await expectChangeShown(wire);
});

row('a 200 with another validator is asked for once more, and is the new file', async (open) => {
  const wire = await open();
  await wire.storeFirst(storedBytes);
  wire.content = other;
  wire.answer(() => whole(wire));
  await wire.click('Resume');
  await wire.expectSaved(other);
  expect(wire.asked).toEqual(['bytes=0-', restOf(wire), restOf(wire)]);
  await expectChangeShown(wire);
});

row(
  'a 206 of another size is a new revision; the old one stays until it is complete',
  async (open) => {
    const wire = await open();
    await wire.storeFirst(storedBytes);
    const rest = restOf(wire);
    wire.content = longer;
    wire.answer((request) => {
      const good = goodAnswer(longer, request);
      return request.number < 4 ? { ...good, stallAfterBytes: 100_000 } : good;
    });
    await wire.click('Resume');
    // 300,000 bytes of the old revision, and 100,000 of the new one.
    await wire.untilStored(storedBytes + 100_000);
    await wire.click('Pause');
    await wire.click('Resume');
    await wire.expectSaved(longer);
    await expect.poll(() => wire.storedBytes()).toBe(longer.bytes.length);
    expect(wire.asked).toEqual([
      'bytes=0-',
      rest,
      'bytes=0-',
      `bytes=100000-${longer.bytes.length - 1}`,
    ]);
    await expectChangeShown(wire);
  },
);

for (const validators of ['etag', 'last-modified'] as const) {
  row(`another ${validators} that comes twice is a new revision`, async (open) => {
    const wire = await open();
    await wire.storeFirst(storedBytes, (request) => goodAnswer(wire.content, request, validators));
    wire.content = other;
    wire.answer((request) => goodAnswer(other, request, validators));
    await wire.click('Resume');
    await wire.expectSaved(other);
    expect(wire.asked).toEqual(['bytes=0-', restOf(wire), restOf(wire), 'bytes=0-']);
    await expectChangeShown(wire);
  });

  row(`another ${validators} that comes once is one edge’s mistake`, async (open) => {
    const wire = await open();
    await wire.storeFirst(storedBytes, (request) => goodAnswer(wire.content, request, validators));
    const stale = remoteContent('stale', 100);
    wire.answer((request) => {
      const good = goodAnswer(wire.content, request, validators);
      const mistake = { ETag: stale.etag, 'Last-Modified': new Date(0).toUTCString() };
      const [name] = validators === 'etag' ? (['ETag'] as const) : (['Last-Modified'] as const);
      return request.number === 2 ? withHeaders(good, { [name]: mistake[name] }) : good;
    });
    await wire.click('Resume');
    await wire.expectSaved();
    expect(wire.asked).toEqual(['bytes=0-', restOf(wire), restOf(wire)]);
  });
}

/** Every answer has a tag, or a date, of its own. */
function stamped(request: ServedRequest, answer: ScriptedAnswer, name: string): ScriptedAnswer {
  return withHeaders(answer, {
    [name]: name === 'ETag' ? `"${request.number}"` : new Date().toUTCString(),
  });
}

for (const [name, validators] of [
  ['ETag', 'etag'],
  ['Last-Modified', 'last-modified'],
] as const) {
  row(`${name} that is new each time is noise: bytes are compared instead`, async (open) => {
    const wire = await open();
    const noisy = (request: ServedRequest) =>
      stamped(request, goodAnswer(wire.content, request, validators), name);
    // The first date is older than those to come, as that of any interrupted download.
    const first = (request: ServedRequest) => goodAnswer(wire.content, request, validators);
    await wire.storeFirst(storedBytes, first);
    wire.answer(noisy);
    await wire.click('Resume');
    await wire.expectSaved();
    const rest = restOf(wire);
    expect(wire.asked).toEqual(['bytes=0-', rest, rest, restOf(wire, storedBytes - overlapBytes)]);
  });
}

row('with no validator to read, stored bytes are compared: equal ones go on', async (open) => {
  const wire = await open();
  const good = (request: ServedRequest) => goodAnswer(wire.content, request, 'none');
  await wire.storeFirst(storedBytes, good);
  wire.answer(good);
  await wire.click('Resume');
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-', restOf(wire, storedBytes - overlapBytes)]);
});

row(
  'with no validator to read, stored bytes are compared: different ones are a new file',
  async (open) => {
    const wire = await open();
    await wire.storeFirst(storedBytes, (request) => goodAnswer(wire.content, request, 'none'));
    wire.content = other;
    wire.answer((request) => goodAnswer(other, request, 'none'));
    await wire.click('Resume');
    await wire.expectSaved(other);
    const overlap = restOf(wire, storedBytes - overlapBytes);
    expect(wire.asked).toEqual(['bytes=0-', overlap, 'bytes=0-']);
    await expectChangeShown(wire);
  },
);

row(
  'validators that are gone from a resume: asked once more, with bytes to compare',
  async (open) => {
    const wire = await open();
    await wire.storeFirst(storedBytes);
    wire.content = other;
    wire.answer((request) => goodAnswer(other, request, 'none'));
    await wire.click('Resume');
    await wire.expectSaved(other);
    const overlap = restOf(wire, storedBytes - overlapBytes);
    expect(wire.asked).toEqual(['bytes=0-', restOf(wire), overlap, 'bytes=0-']);
  },
);

row('a 200 without validators whose bytes differ is a new file', async (open) => {
  const wire = await open();
  await wire.storeFirst(storedBytes, (request) => goodAnswer(wire.content, request, 'none'));
  const changed = Buffer.from(wire.content.bytes);
  changed[12_345] = (changed[12_345] ?? 0) ^ 1;
  wire.content = contentOf(changed);
  wire.answer(() => whole(wire, 'none'));
  await wire.click('Resume');
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-', restOf(wire, storedBytes - overlapBytes), 'bytes=0-']);
});
