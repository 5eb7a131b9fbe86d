import type { Page } from '@playwright/test';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { expect, test } from '../support/test.ts';

/** Five paused downloads of one file, `1` to `5`, added in this order. */
async function openWithFive(page: Page, app: { url: string; fileUrl(name: string): string }) {
  const downloads = await DownloadsPage.open(page, app.url);
  const urlOf = (name: string | number) => `${app.fileUrl('medium.bin')}?${name}`;
  await downloads.add([1, 2, 3, 4, 5].map(urlOf).join('\n'));
  await expect(page.locator('[data-url]')).toHaveCount(5);
  await page.getByRole('button', { name: 'Pause all' }).click();
  await expect(page.locator('[data-phase="paused"]')).toHaveCount(5);
  const order = () =>
    page
      .locator('[data-url]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-url')?.slice(-1)).join(''));
  return { downloads, urlOf, order };
}

test('several downloads are chosen, and paused, resumed or removed together @full', async ({
  openApp,
  openBrowser,
}) => {
  const app = await openApp({ bytesPerSecond: 1024 * 1024 });
  const browser = await openBrowser();
  const page = await browser.newPage();
  const { downloads, urlOf } = await openWithFive(page, app);
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Select all' })).toBeFocused();
  const boxOf = (name: number) => downloads.row(urlOf(name)).getByRole('checkbox');
  await boxOf(1).check();
  await boxOf(3).click({ modifiers: ['Shift'] });
  const bar = page.getByRole('region', { name: 'Selected downloads' });
  await expect(bar).toContainText('3 selected');
  await bar.getByRole('button', { name: 'Resume' }).click();
  for (const name of [1, 2, 3]) await downloads.expectPhase(urlOf(name), /queued|running/);
  await expect(page.locator('[data-phase="paused"]')).toHaveCount(2);
  await bar.getByRole('button', { name: 'Pause' }).click();
  await expect(page.locator('[data-phase="paused"]')).toHaveCount(5);

  await bar.getByRole('button', { name: 'Remove' }).click();
  await expect(page.locator('[data-url]')).toHaveCount(2);
  await expect(page.getByText('3 downloads removed')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('[data-url]')).toHaveCount(5);
});

test('the queue is put in order by keys and by dragging, for good @full-firefox', async ({
  openApp,
  openBrowser,
}) => {
  const app = await openApp({ bytesPerSecond: 1024 * 1024 });
  const browser = await openBrowser();
  const page = await browser.newPage();
  const { downloads, urlOf, order } = await openWithFive(page, app);
  const sort = page.getByRole('combobox', { name: 'Sort by' });
  expect(await order()).toBe('54321');
  await sort.selectOption('Queue');
  await expect.poll(order).toBe('12345');

  const up = downloads.row(urlOf(4)).getByRole('button', { name: /^Move .* up$/ });
  await up.focus();
  await page.keyboard.press('Enter');
  await expect.poll(order).toBe('12435');
  await expect(up).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'place 3 of 5' })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect.poll(order).toBe('14235');

  const middleOf = async (url: string) => {
    const box = await downloads.row(url).locator('.grip').boundingBox();
    if (box === null) throw new Error(`nothing to take hold of in ${url}`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  await page.setViewportSize({ width: 900, height: 1600 });
  const [from, to] = [await middleOf(urlOf(2)), await middleOf(urlOf(1))];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y - 60, { steps: 5 });
  await expect(downloads.row(urlOf(1))).toHaveAttribute('data-drop', 'before');
  await page.mouse.up();
  await expect.poll(order).toBe('21435');

  // A grip that goes while it is held, since its download is done, leaves no mark behind.
  await downloads.button(urlOf(2), 'Resume').click();
  await downloads.expectPhase(urlOf(2), 'running');
  const held = await middleOf(urlOf(2));
  await page.mouse.move(held.x, held.y);
  await page.mouse.down();
  await page.mouse.move(held.x, held.y + 200, { steps: 5 });
  await expect(downloads.row(urlOf(2))).toHaveAttribute('data-dragged');
  app.line.bytesPerSecond = null;
  await downloads.expectPhase(urlOf(2), 'saved');
  await page.mouse.up();
  await expect(page.locator('[data-dragged], [data-drop]')).toHaveCount(0);
  app.line.bytesPerSecond = 1024 * 1024;

  await page.reload();
  await sort.selectOption('Queue');
  await expect.poll(order).toBe('14352');
  // One place: who is first in the queue gets it.
  await downloads.setDownloadsAtATime(1);
  await page.getByRole('button', { name: 'Resume all' }).click();
  await downloads.expectPhase(urlOf(1), 'running');
  await downloads.expectPhase(urlOf(4), 'queued');
});
