import { appScope } from '../../src/client/appScope.ts';
import { expect, test } from '../support/test.ts';

test('sixty downloads are added, paused and removed at once, and the engine is told once of each @full', async ({
  openDownloads,
  files,
}) => {
  const { app, page, downloads } = await openDownloads({ bytesPerSecond: 64 * 1024 });
  const { medium } = files;
  const rows = page.locator('[data-url]');
  await downloads.add(`${app.fileUrl(medium.name)}?[01-60]`);
  await downloads.link.fill('https://example.org/next.bin');
  await expect(rows).toHaveCount(60);
  await expect(downloads.downloadButton).toHaveAttribute('aria-disabled', 'false');
  // What was typed while the others were sent is there still.
  await expect(downloads.link).toHaveValue('https://example.org/next.bin');

  await page.getByRole('button', { name: 'Pause all' }).click();
  await expect(page.locator('[data-phase="paused"]')).toHaveCount(60);
  const requestsFor = (number: number) =>
    app.line.requestsFor(`${app.filePath(medium.name)}?${String(number).padStart(2, '0')}`);
  const fetched = [...Array(60).keys()].filter((at) => requestsFor(at + 1).length > 0);
  // No pause made room for one that waited.
  expect(fetched).toEqual([0, 1, 2]);

  const removals = await page.evaluateHandle((scope) => {
    const seen = { told: [] as string[], done: [] as string[] };
    new BroadcastChannel(scope).onmessage = ({ data }) => {
      if (data.kind === 'command' && data.command.type === 'remove') seen.told.push(data.id);
      if (data.kind === 'result' && seen.told.includes(data.id)) seen.done.push(data.id);
    };
    return seen;
  }, appScope(app.url));
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await page.getByRole('button', { name: 'Select all' }).click();
  await page
    .getByRole('region', { name: 'Selected downloads' })
    .getByRole('button', { name: 'Remove' })
    .click();
  await expect(rows).toHaveCount(0);
  const done = () => removals.evaluate((seen) => seen.done.length);
  await expect.poll(done, { timeout: 60_000 }).toBe(60);
  expect(await removals.evaluate((seen) => seen.told.length)).toBe(60);
  await page.reload();
  await expect(page.getByText('Nothing here yet')).toBeVisible();
});
