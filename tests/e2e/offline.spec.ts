import { appendFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { builtAppFolder } from '../support/app.ts';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { sha256OfFile } from '../support/fixtureFile.ts';
import { expect, test } from '../support/test.ts';

test('offline the app starts, shows the list and saves a finished file', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp();
  const { small } = files;
  const url = app.fileUrl(small.name);
  const first = await openBrowser();
  const online = await DownloadsPage.open(await first.newPage(), app.url);
  await online.saveAutomatically.click();
  await expect(online.saveAutomatically).not.toBeChecked();
  await online.add(url);
  await online.expectPhase(url, 'ready');
  await online.untilOfflineReady();
  await first.close();
  await app.line.cut();

  const browser = await openBrowser();
  const offline = await DownloadsPage.open(await browser.newPage(), app.url);
  await offline.expectPhase(url, 'ready');
  await offline.button(url, 'Save').click();
  expect(await sha256OfFile(await browser.savedFile(small.name))).toBe(small.sha256);
  await offline.expectPhase(url, 'saved');
});

test('offline a download waits, and goes on when the line is back @full-firefox', async ({
  openDownloads,
  files,
}) => {
  const { app, browser, page, downloads } = await openDownloads({
    bytesPerSecond: 12 * 1024 * 1024,
  });
  const { medium } = files;
  const url = app.fileUrl(medium.name);
  await downloads.untilOfflineReady();
  await downloads.add(url);
  await app.line.untilPassed(app.filePath(medium.name), 16 * 1024 * 1024);
  await app.line.cut();
  await downloads.expectPhase(url, 'waiting');

  // Reloaded while offline it comes from the service worker, with its bytes and its reason.
  await page.reload();
  await downloads.expectPhase(url, 'waiting');
  await downloads.expectError(url, 'unreachable');
  const stored = await downloads.storedRanges(url);
  expect(stored.reduce((sum, { start, end }) => sum + end - start, 0)).toBeGreaterThan(0);

  await app.line.restore();
  // The browser says so when its own connection is back; no wait is sat out then.
  const restoredMs = performance.now();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await downloads.expectPhase(url, /running|verifying|saved/, 2_000);
  expect(performance.now() - restoredMs).toBeLessThan(3_000);
  await downloads.expectPhase(url, 'saved', 30_000);
  expect(await sha256OfFile(await browser.savedFile(medium.name))).toBe(medium.sha256);
});

test('the service worker answers for the app alone @full-firefox', async ({
  openDownloads,
  files,
}) => {
  const { app, page, downloads } = await openDownloads();
  await downloads.untilOfflineReady();
  await page.reload();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

  for (const beside of ['files/', 'files/?format=json', 'nothing/here']) {
    const before = app.line.requests.length;
    const answer = await page.goto(`${app.url}${beside}`);
    expect(answer?.fromServiceWorker()).toBe(false);
    expect(app.line.requests.slice(before).map(({ path }) => path)).toContain(`/${beside}`);
    await expect(page.getByRole('textbox', { name: 'Link' })).toHaveCount(0);
  }

  // Nor does it keep anything that was downloaded.
  await DownloadsPage.open(page, app.url);
  const url = app.fileUrl(files.small.name);
  await downloads.add(url);
  await downloads.expectPhase(url, 'saved');
  const cached = await page.evaluate(async () => {
    const urls: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) urls.push(url);
    }
    return urls;
  });
  expect(cached.length).toBeGreaterThan(0);
  expect(cached.filter((address) => address.includes('/files/'))).toEqual([]);
  await app.line.cut();
  await expect(page.goto(`${app.url}files/`)).rejects.toThrow();
});

test('a new version is offered, and nothing reloads before it is chosen @full-firefox', async ({
  openDownloads,
  tempDir,
}) => {
  const appFolder = join(tempDir, 'app');
  await cp(builtAppFolder, appFolder, { recursive: true });
  const { page, downloads } = await openDownloads({ appFolder });
  await downloads.untilOfflineReady();
  await page.reload();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const offer = page.getByRole('button', { name: 'Reload now' });
  await expect(offer).toHaveCount(0);

  await appendFile(join(appFolder, 'service-worker.js'), '\n// The next version.\n');
  await appendFile(join(appFolder, 'changelog.md'), '- Holds faster. And more.\n');
  await page.evaluate(() =>
    navigator.serviceWorker.getRegistration().then((registration) => registration?.update()),
  );
  await expect(offer).toBeVisible();
  await expect(
    page.getByRole('listitem').getByText('Holds faster.', { exact: true }),
  ).toBeVisible();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);

  const reloaded = page.waitForEvent('domcontentloaded');
  await offer.click();
  await reloaded;
  await expect(downloads.link).toBeEditable();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(false);
  await expect(offer).toHaveCount(0);
});

test('an engine whose script did not come is asked for again @full-firefox', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const { small } = files;
  const app = await openApp();
  let firstAtMs = Number.POSITIVE_INFINITY;
  app.line.gate = async ({ path, atMs }) => {
    if (!path.includes('engine.worker')) return;
    firstAtMs = Math.min(firstAtMs, atMs);
    // For a while: browsers try a second time by themselves.
    if (atMs - firstAtMs < 1_000) throw new Error('the line breaks here');
  };
  const browser = await openBrowser();
  const downloads = await DownloadsPage.open(await browser.newPage(), app.url);
  const url = app.fileUrl(small.name);
  await downloads.add(url);
  await downloads.expectPhase(url, 'saved');
});

test('the app can be installed @full-firefox', async ({ openDownloads }) => {
  const { page } = await openDownloads();
  const manifestUrl = await page.evaluate(
    () => document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href ?? '',
  );
  const manifest = (await (await fetch(manifestUrl)).json()) as {
    name: string;
    display: string;
    start_url: string;
    icons: { src: string; sizes: string; type: string; purpose: string }[];
  };
  expect(manifest).toMatchObject({ name: 'Holdfast', display: 'standalone', start_url: './' });
  const purposes = manifest.icons.map(({ purpose }) => purpose);
  expect(purposes).toContain('maskable');
  expect(purposes).toContain('any');
  for (const icon of manifest.icons) {
    const address = new URL(icon.src, manifestUrl).href;
    const size = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, address);
    if (icon.sizes !== 'any') expect(size).toBe(icon.sizes);
  }
});

test('a link that is shared or opened with the installed app comes to the form, and waits there @full-firefox', async ({
  openDownloads,
}) => {
  const { app, page } = await openDownloads();
  // The addresses are made of what the manifest says, as the system makes them.
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
    return (await fetch(link?.href ?? '')).json();
  });
  const { action, params } = manifest.share_target;
  const shared = new URL(action, app.url);
  shared.searchParams.set(params.title, 'A big file');
  shared.searchParams.set(params.text, 'Have a look: https://example.org/big.iso.');
  const [{ protocol, url: template }] = manifest.protocol_handlers;
  const opened = new URL(
    template.replace('%s', encodeURIComponent(`${protocol}:https://example.org/big.iso`)),
    app.url,
  );
  for (const address of [shared, opened]) {
    const downloads = await DownloadsPage.open(page, address.href);
    await expect(downloads.link).toHaveValue('https://example.org/big.iso');
    await expect(page.getByRole('listitem')).toHaveCount(0);
  }
});
