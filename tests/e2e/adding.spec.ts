import type { Locator } from '@playwright/test';
import { expect, test } from '../support/test.ts';

test('links that are there already can be shown, or downloaded again @full-firefox', async ({
  openDownloads,
  files,
}) => {
  const { app, page, downloads } = await openDownloads();
  const urlOf = (query: number) => `${app.fileUrl(files.small.name)}?${query}`;
  const urls = [1, 2, 3, 4].map(urlOf);
  await downloads.saveAutomatically.click();
  await downloads.add(urls.join('\n'));
  for (const url of urls) await downloads.expectPhase(url, 'ready');
  await page.getByRole('searchbox', { name: 'Search by name' }).fill('no such name');
  await expect(downloads.row(urlOf(1))).toHaveCount(0);

  await downloads.add([urlOf(1), urlOf(5), urlOf(2)].join('\n'));
  const repeats = page.getByRole('region', { name: '2 links are here already.' });
  await expect(repeats.getByRole('listitem')).toHaveCount(2);
  await expect(downloads.link).toHaveValue('');
  await repeats.getByRole('button', { name: 'Show it' }).first().click();
  await expect(downloads.row(urlOf(1))).toBeFocused();
  await downloads.expectPhase(urlOf(5), 'ready');

  const requests = () => app.line.requestsFor(`${app.filePath(files.small.name)}?2`).length;
  const before = requests();
  const second = repeats.getByRole('listitem').last();
  await expect(second).toContainText(/replaces the 3[.]1\d MB stored here/);
  await second.getByRole('button', { name: 'Download again' }).click();
  await expect(page.getByRole('region', { name: 'One link is here already.' })).toBeVisible();
  await expect.poll(requests).toBeGreaterThan(before);
  await downloads.expectPhase(urlOf(2), 'ready');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('region', { name: /already/ })).toHaveCount(0);
});

test('a link is checked before a byte is stored @full-firefox', async ({
  openDownloads,
  files,
}) => {
  const { app, page, downloads } = await openDownloads();
  const url = app.fileUrl(files.big.name);
  const check = page.getByRole('button', { name: 'Check link' });
  await downloads.link.fill(url);
  await check.click();
  const report = page.getByRole('region', { name: 'What this link brings' });
  await expect(report).toContainText('the server sent just that');
  await expect(report).toContainText(`${files.big.sizeBytes.toLocaleString('en')} bytes`);
  await expect(report).toContainText('It fits');
  await expect(report).toContainText('Nothing is stored yet.');
  expect(await downloads.storedRanges(url)).toEqual([]);
  await expect(page.locator('[data-url]')).toHaveCount(0);

  await downloads.link.fill(app.fileUrl('missing.bin'));
  await expect(report).toHaveCount(0);
  await check.click();
  await expect(page.getByText('HTTP 404')).toBeVisible();
  await expect(page.getByText('Get a fresh one where you found it.')).toBeVisible();

  await page.goto(`${app.url}?url=${encodeURIComponent(url)}&size=5`);
  await check.click();
  await expect(report).toContainText(
    'bytes, not the 5 that the link names. A download of it would',
  );
});

test('what is dropped onto a field is the field’s, and links are taken elsewhere @full-firefox', async ({
  openDownloads,
}) => {
  const { page, downloads } = await openDownloads();
  await page.getByText('Options', { exact: true }).click();
  const checksum = page.getByRole('textbox', { name: 'Checksum' });
  /** Resolves with whether the page kept the text for itself. */
  const dropOnto = (target: Locator, text: string) =>
    target.evaluate((element, dropped) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/plain', dropped);
      const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      return !element.dispatchEvent(drop);
    }, text);
  const link = (name: string) => `https://example.org/${name}.zip`;
  expect(await dropOnto(checksum, 'd41d8cd98f00b204e9800998ecf8427e')).toBe(false);
  expect(await dropOnto(checksum, link('a'))).toBe(false);
  expect(await dropOnto(downloads.link, 'example.org/a.zip')).toBe(false);
  expect(await dropOnto(downloads.link, link('a'))).toBe(true);
  expect(await dropOnto(page.locator('header'), link('b'))).toBe(true);
  await expect(downloads.link).toHaveValue([link('a'), link('b')].join('\n'));

  // Nothing is typed into a box that is ticked: a paste there is meant for the page.
  await downloads.saveAutomatically.evaluate((box, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    // Firefox makes such an event of other names.
    const init = { clipboardData, data: pasted, dataType: 'text/plain', bubbles: true };
    box.dispatchEvent(new ClipboardEvent('paste', init));
  }, link('c'));
  await expect(downloads.link).toHaveValue(['a', 'b', 'c'].map(link).join('\n'));
});
