import { goodAnswer } from '../../support/remoteContent.ts';
import { expect, row, type Wire } from '../../support/wire.ts';

const storedBytes = 300_000;

function rest(wire: Wire): string {
  return `bytes=${storedBytes}-${wire.content.bytes.length - 1}`;
}

/** The link redirects to where the bytes are. */
function redirect(wire: Wire, to: string): void {
  wire.answer(() => ({ status: 302, headers: { Location: to } }));
}

function serve(wire: Wire, path: string): void {
  wire.server.script(path, (request) => goodAnswer(wire.content, request));
}

/** Starts through a redirect to `place`, and pauses at `storedBytes`. */
async function startThrough(wire: Wire, place: string): Promise<void> {
  wire.server.script(place, (request) => ({
    ...goodAnswer(wire.content, request),
    stallAfterBytes: storedBytes,
  }));
  redirect(wire, place);
  await wire.start();
  await wire.untilStored(storedBytes);
  await wire.click('Pause');
  await wire.downloads.expectPhase(wire.url, 'paused');
}

row('a redirect that moves: a resume begins at the link, and follows', async (open) => {
  const wire = await open();
  const [old, fresh] = [`${wire.path}.old`, `${wire.path}.new`];
  await startThrough(wire, old);
  redirect(wire, fresh);
  serve(wire, fresh);
  await wire.click('Resume');
  await wire.expectSaved(wire.content, wire.nameOf(old));
  expect(wire.asked).toEqual(['bytes=0-', rest(wire)]);
  expect(wire.server.rangesOf(old)).toEqual(['bytes=0-']);
  expect(wire.server.rangesOf(fresh)).toEqual([rest(wire)]);
});

row('a redirect that expires: what worked last is tried', async (open) => {
  const wire = await open();
  const place = `${wire.path}.old`;
  await startThrough(wire, place);
  wire.answer(() => ({ status: 404 }));
  serve(wire, place);
  await wire.click('Resume');
  await wire.expectSaved(wire.content, wire.nameOf(place));
  expect(wire.asked).toEqual(['bytes=0-', rest(wire)]);
  expect(wire.server.rangesOf(place)).toEqual(['bytes=0-', rest(wire)]);
});

row('a link that is out of reach: what worked last is tried', async (open) => {
  const wire = await open();
  const place = `${wire.path}.old`;
  await startThrough(wire, place);
  wire.answer(() => 'reset');
  serve(wire, place);
  await wire.click('Resume');
  await wire.expectSaved(wire.content, wire.nameOf(place));
  expect(wire.server.rangesOf(place)).toEqual(['bytes=0-', rest(wire)]);
});

row('a redirect whose both ends expire: an error, and the bytes stay', async (open) => {
  const wire = await open();
  const place = `${wire.path}.old`;
  await startThrough(wire, place);
  wire.server.script(place, () => ({ status: 403 }));
  await wire.click('Resume');
  await wire.expectFailed('http');
  expect(await wire.storedBytes()).toBe(storedBytes);
  serve(wire, place);
  await wire.click('Try again');
  await wire.expectSaved(wire.content, wire.nameOf(place));
});

const page = '<!doctype html><title>Sign in</title>';

row('a web page in place of the rest is never stored', async (open) => {
  const wire = await open();
  await wire.storeFirst(storedBytes);
  for (const status of [200, 206]) {
    wire.answer((request) => ({
      ...goodAnswer(wire.content, request),
      status,
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        ...(status === 206
          ? { 'Content-Range': goodAnswer(wire.content, request).headers['Content-Range'] ?? '' }
          : {}),
      },
      body: page,
    }));
    const before = wire.asked.length;
    await wire.click(status === 200 ? 'Resume' : 'Try again');
    await wire.server.until('the next request', () => wire.asked.length > before);
    await wire.expectFailed('web-page-instead');
    expect(await wire.storedBytes()).toBe(storedBytes);
  }
  await expect(wire.downloads.button(wire.url, 'Update link')).toBeVisible();
  wire.answer((request) => goodAnswer(wire.content, request));
  await wire.click('Try again');
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-', rest(wire), rest(wire), rest(wire)]);
});

row('a web page behind a redirect to another host is not the file', async (open, openAway) => {
  const wire = await open();
  const elsewhere = await openAway();
  elsewhere.script('/login', () => ({
    status: 200,
    headers: { 'Content-Type': 'text/html' },
    body: page,
  }));
  redirect(wire, `${elsewhere.origin}/login`);
  await wire.start();
  await wire.expectFailed('web-page-instead');
  expect(await wire.storedBytes()).toBe(0);
  wire.answer((request) => goodAnswer(wire.content, request));
  await wire.click('Try again');
  await wire.expectSaved();
});

row('a web page that was asked for is a file like others', async (open) => {
  const wire = await open();
  wire.answer((request) => {
    const good = goodAnswer(wire.content, request);
    return { ...good, headers: { ...good.headers, 'Content-Type': 'text/html' } };
  });
  await wire.start();
  await wire.expectSaved();
  expect(wire.asked).toEqual(['bytes=0-']);
});
