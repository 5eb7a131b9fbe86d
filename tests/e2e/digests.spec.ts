import { DownloadsPage } from '../support/downloadsPage.ts';
import { sha256OfFile } from '../support/fixtureFile.ts';
import { expect, test } from '../support/test.ts';

const wrongMd5 = '00112233445566778899aabbccddeeff';

for (const [from, place] of [
  ['the user', 'form'],
  ['the link', 'fragment'],
  ['the address of the page', 'address'],
] as const) {
  for (const right of [true, false]) {
    // `npm test` has one of the two for each place.
    const slice = (place === 'address') === right ? {} : { tag: '@full' };
    const title = right ? 'a right MD5 lets the file be saved' : 'a wrong MD5 holds the file back';
    test(`${title}, from ${from}`, slice, async ({ openNginx, openApp, openBrowser, files }) => {
      // nginx sends no digest, so that this one alone decides.
      const app = await openApp();
      const nginx = await openNginx();
      const browser = await openBrowser();
      const { small } = files;
      const url = nginx.fileUrl(small.name);
      const md5 = right ? small.md5 : wrongMd5;
      const address =
        place === 'address' ? `${app.url}?url=${encodeURIComponent(url)}&md5=${md5}` : app.url;
      const downloads = await DownloadsPage.open(await browser.newPage(), address);
      if (place === 'form') await downloads.add(url, { checksum: md5 });
      else if (place === 'fragment') await downloads.add(`${url}#md5=${md5}`);
      else {
        await expect(downloads.link).toHaveValue(url);
        await expect(downloads.page.getByRole('listitem')).toHaveCount(0);
        expect(nginx.line.requests).toEqual([]);
        await downloads.downloadButton.click();
      }

      if (right) {
        await downloads.expectPhase(url, 'saved');
        await expect(downloads.row(url)).toContainText(/MD5 matches/);
        expect(await sha256OfFile(await browser.savedFile(small.name))).toBe(small.sha256);
        return;
      }
      await downloads.expectPhase(url, 'failed');
      await downloads.expectError(url, 'checksum-mismatch');
      for (const name of ['Repair', 'Start over', 'Save anyway']) {
        await expect(downloads.button(url, name)).toBeVisible();
      }
      expect(await browser.savedNames()).toEqual([]);
      // Nothing is thrown away.
      const stored = await downloads.storedRanges(url);
      expect(stored.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(small.sizeBytes);
    });
  }
}

for (const [spelling, encode] of [
  ['base64, as RFC 1864 says', (md5: string) => Buffer.from(md5, 'hex').toString('base64')],
  ['hexadecimal, as many servers send it', (md5: string) => md5],
] as const) {
  test(`Content-MD5 in ${spelling} is checked @full`, async ({
    openNginx,
    openDownloads,
    files,
  }) => {
    const { browser, downloads } = await openDownloads();
    const { small, medium } = files;
    const nginx = await openNginx({
      extra: `
        location = /${small.name} { add_header Content-MD5 '${encode(small.md5)}'; ${corsHeaders} }
        location = /${medium.name} { add_header Content-MD5 '${encode(wrongMd5)}'; ${corsHeaders} }`,
    });
    await downloads.add(nginx.fileUrl(small.name));
    await downloads.expectPhase(nginx.fileUrl(small.name), 'saved');
    await expect(downloads.row(nginx.fileUrl(small.name))).toContainText(/MD5 matches/);
    await browser.savedFile(small.name);

    await downloads.add(nginx.fileUrl(medium.name));
    await downloads.expectError(nginx.fileUrl(medium.name), 'checksum-mismatch', 60_000);
    expect(await browser.savedNames()).toEqual([small.name]);
  });
}

test('the own server tells the MD5 of what it serves', async ({ openDownloads, files }) => {
  const { app, downloads } = await openDownloads();
  const { small } = files;
  const url = app.fileUrl(small.name);
  await downloads.add(url);
  await downloads.expectPhase(url, 'saved');
  await expect(downloads.row(url)).toContainText(/MD5 matches/);
});

test('without any digest the computed ones are shown to compare', async ({
  openNginx,
  openDownloads,
  files,
}) => {
  const { downloads } = await openDownloads();
  const nginx = await openNginx();
  const { small } = files;
  const url = nginx.fileUrl(small.name);
  await downloads.add(url);
  await downloads.expectPhase(url, 'saved');
  await expect(downloads.row(url)).toContainText(small.md5);
  await expect(downloads.row(url)).toContainText(small.sha256);
});

test('Save anyway hands over a file that failed its check, after a clear question', async ({
  openDownloads,
  files,
}) => {
  const { app, browser, downloads } = await openDownloads();
  const { small } = files;
  const url = app.fileUrl(small.name);
  const dialog = downloads.page.getByRole('dialog');
  await downloads.saveAutomatically.click();
  await downloads.add(`${url}#sha256=${small.sha256}`);
  await downloads.expectPhase(url, 'ready');
  await downloads.row(url).getByText('Details', { exact: true }).click();
  await downloads.button(url, 'Give a checksum').click();
  await dialog.getByRole('textbox').fill(wrongMd5);
  await dialog.getByRole('button', { name: 'Check against it' }).click();
  await downloads.expectError(url, 'checksum-mismatch');
  await downloads.button(url, 'Save anyway').click();
  await expect(dialog).toBeVisible();
  expect(await browser.savedNames()).toEqual([]);
  await dialog.getByRole('button', { name: 'Save anyway', exact: true }).click();
  expect(await sha256OfFile(await browser.savedFile(small.name))).toBe(small.sha256);
  // It names the digest that it was held to, not the one that came with the link.
  await expect(downloads.row(url)).toContainText('MD5 does not match');
});

test('spark-md5 does the work where the worker may not use WebAssembly', async ({
  openApp,
  openNginx,
  openBrowser,
  files,
  engine,
}) => {
  const strict = "default-src 'none'; script-src 'self'; connect-src http: https:";
  const app = await openApp({ workerPolicy: strict });
  const nginx = await openNginx();
  const browser = await openBrowser();
  const page = await browser.newPage();
  const workerStarted = engine === 'chromium' ? page.waitForEvent('worker') : null;
  const downloads = await DownloadsPage.open(page, app.url);

  const workerScript = await page.waitForFunction(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .find((name) => name.includes('engine.worker')),
  );
  const { headers } = await fetch((await workerScript.jsonValue()) ?? '');
  expect(headers.get('content-security-policy')).toBe(strict);
  if (workerStarted !== null) {
    const worker = await workerStarted;
    const refusal = await worker.evaluate(() =>
      WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
        () => 'compiled',
        (error: Error) => error.name,
      ),
    );
    expect(refusal).toBe('CompileError');
  }

  const { medium, small } = files;
  const url = nginx.fileUrl(medium.name);
  await downloads.add(url, { checksum: medium.md5 });
  await downloads.expectPhase(url, 'saved', 60_000);
  await expect(downloads.row(url)).toContainText(/MD5 matches/);
  expect(await sha256OfFile(await browser.savedFile(medium.name))).toBe(medium.sha256);

  const wrongUrl = nginx.fileUrl(small.name);
  await downloads.add(wrongUrl, { checksum: wrongMd5 });
  await downloads.expectError(wrongUrl, 'checksum-mismatch', 60_000);
});

const corsHeaders = `
  add_header Access-Control-Allow-Origin * always;
  add_header Access-Control-Expose-Headers 'Content-MD5, Content-Range, ETag' always;`;
