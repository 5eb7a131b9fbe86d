import type { Page } from '@playwright/test';
import { goodAnswer } from '../../support/remoteContent.ts';
import { expect, row, type Wire } from '../../support/wire.ts';

/** Unfolds the form's options; resolves with the page once all of them are there. */
async function openOptions(wire: Wire): Promise<Page> {
  const { page } = wire.downloads;
  await page.getByRole('button', { name: 'Options', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Request headers' })).toBeEditable();
  return page;
}

row(
  'headers of the user’s go with every request, through a reload @full-firefox',
  async (open) => {
    const wire = await open();
    const page = await openOptions(wire);
    const headers = page.getByRole('textbox', { name: 'Request headers' });
    await headers.fill('X-Token: secret\nCookie: a=b');
    await wire.start();
    await expect(page.getByRole('alert')).toContainText('Browsers do not let a page send Cookie.');
    expect(wire.asked).toEqual([]);
    await headers.fill('X-Token: secret');
    await wire.storeFirst(300_000);
    await page.reload();
    await wire.downloads.expectPhase(wire.url, 'paused');
    await wire.click('Resume');
    await wire.expectSaved();
    const requests = wire.server.requestsFor(wire.path);
    expect(requests.length).toBeGreaterThan(1);
    for (const request of requests) expect(request.headers['x-token']).toBe('secret');
  },
  ['same'],
);

row(
  'headers of the user’s are in no recipe @only-chromium',
  async (open) => {
    const wire = await open();
    const page = await openOptions(wire);
    await page.getByRole('textbox', { name: 'Request headers' }).fill('X-Token: secret');
    await wire.storeFirst(300_000);
    const item = wire.downloads.row(wire.url);
    await item.getByText('Details', { exact: true }).click();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await item.getByRole('button', { name: 'Copy recipe link' }).click();
    await expect(page.getByText('Link copied')).toBeAttached();
    const recipe = await page.evaluate(() => navigator.clipboard.readText());
    expect(recipe).toContain(wire.name);
    expect(recipe).not.toContain('secret');
  },
  ['same'],
);

row(
  'cookies go to a server on another origin where they are wanted @full-firefox',
  async (open) => {
    const wire = await open();
    wire.answer((request) => {
      const good = goodAnswer(wire.content, request);
      return {
        ...good,
        headers: {
          ...good.headers,
          'Access-Control-Allow-Origin': request.headers.origin ?? '',
          'Access-Control-Allow-Credentials': 'true',
        },
      };
    });
    const page = await openOptions(wire);
    await page.context().addCookies([{ name: 'session', value: '7', url: wire.url }]);
    await page.getByRole('checkbox', { name: 'Send cookies' }).click();
    await wire.start();
    await wire.expectSaved();
    for (const { headers } of wire.server.requestsFor(wire.path)) {
      expect(headers.cookie).toBe('session=7');
    }
  },
  ['cross'],
);

row(
  'a download waits for its time, through a reload, until it is told to start now @full-firefox',
  async (open) => {
    const wire = await open();
    const page = await openOptions(wire);
    await page.getByLabel('Start at').fill('2199-12-31T23:59');
    await wire.start();
    await wire.downloads.expectPhase(wire.url, 'queued');
    await expect(wire.downloads.row(wire.url)).toContainText('Starts: Dec 31, 2199, 11:59');
    await page.reload();
    await wire.downloads.expectPhase(wire.url, 'queued');
    expect(wire.asked).toEqual([]);
    await wire.click('Start now');
    await wire.expectSaved();
  },
  ['same'],
);

row(
  'a download that is added paused asks for nothing, and keeps to the connections it was given @full-firefox',
  async (open) => {
    const wire = await open({ connections: 1 });
    const page = await openOptions(wire);
    await page.getByRole('checkbox', { name: 'Start paused' }).click();
    await page.getByRole('spinbutton', { name: 'Connections' }).fill('2');
    await wire.start();
    await wire.downloads.expectPhase(wire.url, 'paused');
    expect(wire.asked).toEqual([]);
    const item = wire.downloads.row(wire.url);
    await item.getByText('Details', { exact: true }).click();
    await expect(item.getByRole('spinbutton', { name: 'Connections' })).toHaveValue('2');
    await wire.click('Resume');
    await wire.expectSaved();
  },
  ['same'],
);
