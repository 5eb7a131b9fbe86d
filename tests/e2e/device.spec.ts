import type { Page } from '@playwright/test';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { expect, test } from '../support/test.ts';

interface Shown {
  readonly badges: number[];
  readonly notifications: { readonly title: string; readonly body: string }[];
  asked: number;
  awake: boolean;
}

declare global {
  interface Window {
    shown: Shown;
  }
}

/** A device that keeps what it is asked to show. Headless browsers show none of it. */
async function watchDevice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shown: Shown = { badges: [], notifications: [], asked: 0, awake: false };
    window.shown = shown;
    class FakeNotification {
      static permission: NotificationPermission = 'default';
      static async requestPermission(): Promise<NotificationPermission> {
        shown.asked += 1;
        FakeNotification.permission = 'granted';
        return 'granted';
      }
      constructor(title: string, { body = '' }: NotificationOptions) {
        shown.notifications.push({ title, body });
      }
    }
    const define = (target: object, name: string, value: unknown) =>
      Object.defineProperty(target, name, { value, configurable: true });
    define(window, 'Notification', FakeNotification);
    define(document, 'hasFocus', () => false);
    define(navigator, 'setAppBadge', async (count: number) => void shown.badges.push(count));
    define(navigator, 'clearAppBadge', async () => void shown.badges.push(0));
    define(navigator, 'wakeLock', {
      request: async () => {
        shown.awake = true;
        return Object.assign(new EventTarget(), {
          release: async () => {
            shown.awake = false;
          },
        });
      },
    });
  });
}

const shownBy = (page: Page) => page.evaluate(() => window.shown);

test('title, badge, notification and wake lock tell what goes on, each as it was asked for @full-firefox', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp({ bytesPerSecond: 16 * 1024 * 1024 });
  const browser = await openBrowser();
  const page = await browser.newPage();
  await watchDevice(page);
  const downloads = await DownloadsPage.open(page, app.url);
  const url = app.fileUrl(files.medium.name);
  await page.getByRole('button', { name: 'Settings' }).click();
  const notify = page.getByRole('checkbox', { name: 'Notify when done or stopped' });
  const keepAwake = page.getByRole('checkbox', { name: 'Keep the screen awake' });
  await expect(notify).not.toBeChecked();
  await expect(keepAwake).not.toBeChecked();
  expect((await shownBy(page)).asked).toBe(0);
  await notify.check();
  await keepAwake.check();
  expect((await shownBy(page)).asked).toBe(1);
  await page.keyboard.press('Escape');

  await downloads.add(url);
  await downloads.expectPhase(url, 'running');
  await expect(page).toHaveTitle(new RegExp(`^\\d+% · ${files.medium.name} · Holdfast$`));
  await expect.poll(async () => (await shownBy(page)).awake).toBe(true);
  await downloads.expectPhase(url, 'saved', 30_000);
  await expect(page).toHaveTitle('Holdfast');
  const shown = await shownBy(page);
  expect(shown.notifications.map(({ title }) => title)).toEqual([files.medium.name]);
  expect(shown.badges.slice(-2)).toEqual([1, 0]);
  await expect.poll(async () => (await shownBy(page)).awake).toBe(false);
});

test('what the browser cannot do is not offered @full-firefox', async ({
  openApp,
  openBrowser,
}) => {
  const app = await openApp();
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Notification');
    Reflect.deleteProperty(Navigator.prototype, 'wakeLock');
    Reflect.deleteProperty(Navigator.prototype, 'setAppBadge');
  });
  await DownloadsPage.open(page, app.url);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('combobox', { name: 'Theme' })).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('checkbox')).toHaveCount(0);
});
