import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/test.ts';

test('settings are taken to a file and back, and a foreign file changes nothing @full-firefox', async ({
  openDownloads,
}) => {
  const { browser, page, downloads } = await openDownloads();
  const settings = page.getByRole('button', { name: 'Settings' });
  const atATime = page.getByRole('spinbutton', { name: 'Downloads at a time' });
  const theme = page.getByRole('combobox', { name: 'Theme' });
  await downloads.setDownloadsAtATime(5);
  await settings.click();
  await theme.selectOption('dark');
  // Opened again, the field shows what the engine has.
  await expect(atATime).toHaveValue('5');
  await page.getByRole('button', { name: 'Export settings' }).click();
  const exported = await readFile(await browser.savedFile('holdfast-settings.json'), 'utf8');
  expect(JSON.parse(exported)).toMatchObject({
    settings: { downloadsAtATime: 5 },
    page: { theme: 'dark' },
  });

  await theme.selectOption('light');
  await page.keyboard.press('Escape');
  await downloads.setDownloadsAtATime(1);
  await settings.click();
  const input = page.getByRole('dialog').locator('input[type=file]');
  const file = (text: string) => ({
    name: 'settings.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await input.setInputFiles(file('{"downloadsAtATime": 9}'));
  await expect(page.getByText('This file holds no settings of Holdfast.')).toBeVisible();
  await expect(atATime).toHaveValue('1');
  await input.setInputFiles(file(exported.replace('"connections": 4', '"connections": 99')));
  await expect(page.getByText('Settings imported.')).toBeVisible();
  await expect(atATime).toHaveValue('5');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // What is out of bounds stays as it was.
  await expect(page.getByRole('spinbutton', { name: 'Connections per download' })).toHaveValue('4');

  await page.getByRole('button', { name: 'Reset settings' }).click();
  await expect(page.getByText('Everything is as at the start again.')).toBeVisible();
  await expect(atATime).toHaveValue('3');
  await expect(theme).toHaveValue('system');
});

test('the storage view says what each download holds, and frees it @full', async ({
  openDownloads,
  files,
}) => {
  const { app, page, downloads } = await openDownloads();
  const { small } = files;
  const [saved, ready] = [`${app.fileUrl(small.name)}?saved`, `${app.fileUrl(small.name)}?ready`];
  await downloads.add(saved, { name: 'saved.bin' });
  await downloads.expectPhase(saved, 'saved');
  const freed = `${app.fileUrl(small.name)}?freed`;
  await downloads.add(freed, { name: 'freed.bin' });
  await downloads.expectPhase(freed, 'saved');
  await downloads.saveAutomatically.click();
  await downloads.add(ready, { name: 'ready.bin' });
  await downloads.expectPhase(ready, 'ready');

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'What is stored here' }).click();
  const dialog = page.getByRole('dialog', { name: 'Storage' });
  await expect(dialog.getByText(/This browser reports [\d.]+ MB in use here/)).toBeVisible();
  const line = (name: string) => dialog.getByRole('listitem').filter({ hasText: name });
  await expect(line('ready.bin')).toContainText(/3[.]1\d MB · Complete/);
  await line('ready.bin').getByRole('button', { name: 'Remove' }).click();
  await line('ready.bin').getByRole('button', { name: 'Undo' }).click();
  await line('freed.bin').getByRole('button', { name: 'Free the space' }).click();
  await expect(line('freed.bin')).toContainText('0 bytes · Saved');
  await expect(line('freed.bin').getByRole('button', { name: 'Remove' })).toBeFocused();
  expect(await downloads.storedRanges(freed)).toEqual([]);
  await dialog.getByRole('button', { name: /^Remove all saved \(3[.]1\d MB\)$/ }).click();
  await expect(line('saved.bin').getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect(line('saved.bin')).toHaveCount(0);
  expect(await downloads.storedRanges(saved)).toEqual([]);
  expect(await downloads.storedRanges(ready)).not.toEqual([]);
  await page.keyboard.press('Escape');
  await expect(downloads.row(saved)).toHaveCount(0);
  await downloads.expectPhase(ready, 'ready');
});

test('downloads keep to the hours that are set, and a limit is lifted for now @full', async ({
  openDownloads,
  files,
}) => {
  const { app, page, downloads } = await openDownloads();
  const url = app.fileUrl(files.small.name);
  const [start, end] = await page.evaluate(() =>
    [2, 4].map((hours) => {
      const time = new Date(Date.now() + hours * 3_600_000);
      return `${String(time.getHours()).padStart(2, '0')}:00`;
    }),
  );
  await downloads.setSpeedLimit('40');
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'Only at certain hours' }).check();
  await dialog.getByLabel('From').fill(start ?? '');
  await dialog.getByLabel('Until').fill(end ?? '');
  await dialog.getByLabel('Until').press('Tab');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await downloads.add(url);
  await expect(downloads.row(url)).toContainText(/Starts: .*:00/);
  await downloads.expectPhase(url, 'queued');
  expect(app.line.requestsFor(app.filePath(files.small.name))).toEqual([]);

  const limited = page.getByRole('checkbox', { name: 'Limit to 40.0 MB/s' });
  await limited.uncheck();
  await page.reload();
  await expect(limited).not.toBeChecked();
  await downloads.button(url, 'Start now').click();
  await downloads.expectPhase(url, 'saved');
});
