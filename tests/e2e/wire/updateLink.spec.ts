import type { ServedRequest } from '../../support/programmableServer.ts';
import { goodAnswer, withHeaders } from '../../support/remoteContent.ts';
import { contentOf, expect, remoteContent, row, type Wire } from '../../support/wire.ts';

const storedBytes = 300_000;
const overlapBytes = 64 * 1024;
const overlap = `bytes=${storedBytes - overlapBytes}-${storedBytes - 1}`;

function rest(wire: Wire): string {
  return `bytes=${storedBytes}-${wire.content.bytes.length - 1}`;
}

/** The link stops working with bytes in hand. */
async function expire(wire: Wire, status: number, validators: 'both' | 'none'): Promise<void> {
  await wire.storeFirst(storedBytes, (request) => goodAnswer(wire.content, request, validators));
  wire.answer(() => ({ status }));
  await wire.click('Resume');
  await wire.expectFailed('http');
  expect(await wire.storedBytes()).toBe(storedBytes);
}

for (const status of [401, 403, 404, 410]) {
  row(
    `a ${status} with bytes in hand: a fresh link goes on from them${status === 403 ? '' : ' @full'}`,
    async (open) => {
      const wire = await open();
      await expire(wire, status, 'both');
      await expect(wire.downloads.row(wire.url)).toContainText('The link may have expired');
      const fresh = `${wire.path}?token=new`;
      wire.server.script(fresh, (request) => goodAnswer(wire.content, request));
      await wire.updateLink(wire.addressOf(fresh));
      await wire.expectSaved();
      expect(wire.asked).toEqual(['bytes=0-', rest(wire)]);
      expect(wire.server.rangesOf(fresh)).toEqual([overlap, rest(wire)]);
    },
  );
}

row('a fresh link on the form is offered to the download that waits for it', async (open) => {
  const wire = await open();
  await expire(wire, 403, 'both');
  const fresh = `${wire.path}?token=new`;
  wire.server.script(fresh, (request) => goodAnswer(wire.content, request));
  await wire.downloads.add(wire.addressOf(fresh));
  const { page } = wire.downloads;
  await expect(page.getByText(/^Looks like .*, which waits for a new link[.]$/)).toBeVisible();
  await page.getByRole('button', { name: 'Go on from this link' }).click();
  await wire.expectSaved();
  expect(wire.server.rangesOf(fresh)).toEqual([overlap, rest(wire)]);
  await expect(page.locator('[data-url]')).toHaveCount(1);
});

row('a fresh link to another file is refused, and costs no stored byte', async (open) => {
  const wire = await open();
  await expire(wire, 403, 'both');
  const size = wire.content.bytes.length;
  const flipped = Buffer.from(wire.content.bytes);
  flipped[storedBytes - 1] = (flipped[storedBytes - 1] ?? 0) ^ 1;
  const sameTags = { ...contentOf(flipped), etag: wire.content.etag };
  const wrong: readonly [string, ReturnType<typeof contentOf>, string][] = [
    ['size', remoteContent('longer', size + 1), 'its size differs'],
    ['short', remoteContent('short', 1_000), 'its size differs'],
    ['version', remoteContent('version', size), 'another version'],
    ['bytes', { ...sameTags, lastModified: wire.content.lastModified }, 'its bytes differ'],
  ];
  const dialog = wire.downloads.page.getByRole('dialog');
  for (const [name, content, words] of wrong) {
    const path = `${wire.path}?wrong=${name}`;
    wire.server.script(path, (request) => goodAnswer(content, request));
    await wire.updateLink(wire.addressOf(path));
    await expect(dialog).toContainText(words);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await wire.expectFailed('http');
    expect(await wire.storedBytes()).toBe(storedBytes);
    expect(new Set(wire.server.rangesOf(path))).toEqual(new Set([overlap]));
  }
  await wire.updateLink(wire.addressOf(`${wire.path}?none`));
  await expect(dialog).toContainText('HTTP 404');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  const fresh = `${wire.path}?right`;
  wire.server.script(fresh, (request) => goodAnswer(wire.content, request));
  await wire.updateLink(wire.addressOf(fresh));
  await wire.expectSaved();
  expect(wire.server.rangesOf(fresh)).toEqual([overlap, rest(wire)]);
});

row('with no validator to read, the bytes of a fresh link decide', async (open) => {
  const wire = await open();
  await expire(wire, 404, 'none');
  const other = remoteContent('other', wire.content.bytes.length);
  const [wrong, right] = [`${wire.path}?wrong`, `${wire.path}?right`];
  const bare = (content: typeof other) => (request: ServedRequest) =>
    goodAnswer(content, request, 'none');
  wire.server.script(wrong, bare(other));
  wire.server.script(right, bare(wire.content));
  await wire.updateLink(wire.addressOf(wrong));
  const dialog = wire.downloads.page.getByRole('dialog');
  await expect(dialog).toContainText('its bytes differ');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await wire.storedBytes()).toBe(storedBytes);
  await wire.updateLink(wire.addressOf(right));
  await wire.expectSaved();
});

row('another host has validators of its own: its size and bytes decide', async (open, openAway) => {
  const wire = await open();
  await expire(wire, 410, 'both');
  const mirror = await openAway();
  const mirrored = (request: ServedRequest) =>
    withHeaders(goodAnswer(wire.content, request), {
      ETag: '"mirror"',
      'Last-Modified': new Date(0).toUTCString(),
    });
  mirror.script(wire.path, mirrored);
  await wire.updateLink(`${mirror.origin}${wire.path}`);
  await wire.expectSaved();
  expect(mirror.rangesOf(wire.path)).toEqual([overlap, rest(wire)]);
});

row('a fresh link to a server without ranges is compared from the first byte', async (open) => {
  const wire = await open();
  await expire(wire, 403, 'both');
  const fresh = `${wire.path}?whole`;
  wire.server.script(fresh, () => goodAnswer(wire.content, { range: null }));
  await wire.updateLink(wire.addressOf(fresh));
  await wire.expectSaved();
  expect(wire.server.rangesOf(fresh)).toEqual([overlap, null]);
});
