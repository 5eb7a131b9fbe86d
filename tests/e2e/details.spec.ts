import { DownloadsPage } from '../support/downloadsPage.ts';
import { expect, test } from '../support/test.ts';

test('the details say what is safe, what the server can do, and what happened', async ({
  openDownloads,
  files,
}) => {
  const { app, downloads } = await openDownloads({ bytesPerSecond: 8 * 1024 * 1024 });
  const { medium } = files;
  const url = app.fileUrl(medium.name);
  const row = downloads.row(url);
  await downloads.add(url);
  // Opened while the line is there to load them over.
  await row.getByText('Details', { exact: true }).click();
  await expect(row).toContainText('Added');
  await app.line.untilPassed(app.filePath(medium.name), 4 * 1024 * 1024);
  await app.line.cut();
  await downloads.expectError(url, 'unreachable');
  await expect(row).toContainText(/Interrupted at .* · The server/);
  await app.line.restore();
  await expect(row).toContainText('Resumed at');

  await downloads.button(url, 'Pause').click();
  await downloads.expectPhase(url, 'paused');
  await expect(row).toContainText('Paused at');
  const stored = (await downloads.storedRanges(url)).reduce((sum, r) => sum + r.end - r.start, 0);
  await expect(row).toContainText(`${stored.toLocaleString('en')} bytes are safe in this browser.`);
  await expect(row.getByRole('img', { name: `Map of ${medium.name}` })).toBeVisible();
  await expect(row).toContainText('ResumesYes, proven');
  await expect(row).toContainText('Yes, by ETag');
  await expect(row).toContainText(`${medium.sizeBytes.toLocaleString('en')} bytes`);
  await expect(row.getByRole('button', { name: 'Copy link' })).toHaveCount(1);
});

test('what is being typed stays while a download runs, and is taken @full-firefox', async ({
  openDownloads,
  files,
}) => {
  const { app, downloads } = await openDownloads({ bytesPerSecond: 2_000_000 });
  const url = app.fileUrl(files.medium.name);
  const row = downloads.row(url);
  await downloads.add(url);
  await row.getByText('Details', { exact: true }).click();
  const limit = row.getByRole('spinbutton', { name: 'Speed limit' });
  const progress = row.getByRole('progressbar');
  const untilItShowsMore = async () => {
    const before = (await progress.getAttribute('aria-valuenow')) ?? '';
    await expect(progress).not.toHaveAttribute('aria-valuenow', before);
  };
  await limit.press('1');
  await untilItShowsMore();
  await expect(limit).toHaveValue('1');
  await limit.press('5');
  await limit.press('Tab');
  await untilItShowsMore();
  await expect(limit).toHaveValue('15');
});

test('a time to start is taken once it is typed out, not digit by digit @full @only-chromium', async ({
  openDownloads,
  files,
}) => {
  const { app, page, downloads } = await openDownloads();
  const url = app.fileUrl(files.small.name);
  const row = downloads.row(url);
  const startAt = page.getByLabel('Start at');
  const tomorrow = (time: string) => {
    const day = new Date(Date.now() + 24 * 3_600_000);
    const two = (count: number) => String(count).padStart(2, '0');
    return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T${time}`;
  };
  await downloads.link.fill(url);
  await page.getByText('Options', { exact: true }).click();
  await startAt.press('1');
  await downloads.link.press('Enter');
  // Half a time starts nothing: the browser says what it lacks.
  await expect(startAt).toBeFocused();
  await expect(row).toHaveCount(0);
  await startAt.fill(tomorrow('13:30'));
  await downloads.link.press('Enter');
  await expect(row).toContainText(/Starts: .*1:30/);

  await row.getByText('Details', { exact: true }).click();
  const own = row.getByLabel('Start at');
  await expect(own).toHaveValue(tomorrow('13:30'));
  // The year 1 for a moment, which has passed.
  await own.press('ArrowRight');
  await own.press('ArrowRight');
  await own.press('1');
  await own.fill(tomorrow('14:45'));
  await own.press('Enter');
  await expect(row).toContainText(/Starts: .*2:45/);
  await downloads.expectPhase(url, 'queued');
  expect(app.line.requestsFor(app.filePath(files.small.name))).toEqual([]);

  const startNow = downloads.button(url, 'Start now');
  await startNow.press('Enter');
  await downloads.expectPhase(url, 'saved');
  await expect(row).toBeFocused();
});

test('a download is renamed, and saved under that name @full-firefox', async ({
  openDownloads,
  files,
}) => {
  const { app, browser, page, downloads } = await openDownloads();
  const url = app.fileUrl(files.small.name);
  await downloads.saveAutomatically.click();
  await downloads.add(url);
  await downloads.expectPhase(url, 'ready');
  await downloads.row(url).getByText('Details', { exact: true }).click();
  await downloads.button(url, 'Rename').click();
  const dialog = page.getByRole('dialog');
  const name = dialog.getByRole('textbox', { name: 'File name' });
  await expect(name).toHaveValue(files.small.name);
  await name.fill('holiday.bin');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(downloads.row(url).getByRole('heading', { name: 'holiday.bin' })).toBeVisible();
  await downloads.button(url, 'Save').click();
  await browser.savedFile('holiday.bin');
});

test('a recipe link offers the same download to somebody else @full', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp();
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const { small } = files;
  const url = app.fileUrl(small.name);
  const downloads = await DownloadsPage.open(page, app.url);
  await downloads.add(`${url}#sha256=${small.sha256}`);
  await downloads.expectPhase(url, 'saved');
  await downloads.row(url).getByText('Details', { exact: true }).click();
  await downloads.button(url, 'Copy recipe link').click();
  const recipe = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(recipe).searchParams.get('size')).toBe(String(small.sizeBytes));
  const other = await DownloadsPage.open(await browser.newPage(), recipe);
  await expect(other.link).toHaveValue(url);
  await expect(other.page.getByRole('textbox', { name: 'Checksum' })).toHaveValue(
    `sha256:${small.sha256}`,
  );
});
