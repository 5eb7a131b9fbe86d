import { goodAnswer } from '../../support/remoteContent.ts';
import { expect, row } from '../../support/wire.ts';

const storedBytes = 300_000;

row(
  'a server that lets no page read it is told from one that is down',
  async (open) => {
    const wire = await open();
    wire.server.cors = null;
    await wire.start();
    await wire.expectFailed('blocked-by-cors');
    // With a range, without one, and in a way that may not be read: only then is it CORS.
    expect(wire.asked).toEqual(['bytes=0-', 'bytes=0-', null, null]);
    await expect(wire.downloads.row(wire.url)).toContainText('does not let web pages read');

    wire.server.cors = { allowOrigin: '*' };
    await wire.click('Try again');
    await wire.expectSaved();
  },
  ['cross'],
);

row(
  'a server that is down is waited for',
  async (open) => {
    const wire = await open();
    await wire.server.close();
    await wire.start();
    await wire.expectWaiting('unreachable');
    await expect(wire.downloads.row(wire.url)).toContainText('cannot be reached');
  },
  ['cross'],
);

row(
  'errors without CORS headers, with bytes in hand: it waits, and offers to update the link',
  async (open) => {
    const wire = await open();
    await wire.storeFirst(storedBytes);
    wire.answer(() => ({ status: 404, cors: false }));
    await wire.click('Resume');
    await wire.expectWaiting('unreachable');
    await expect(wire.downloads.button(wire.url, 'Update link')).toBeVisible();
    expect(await wire.storedBytes()).toBe(storedBytes);
    wire.answer((request) => goodAnswer(wire.content, request));
    await wire.expectSaved();
  },
  ['cross'],
);
