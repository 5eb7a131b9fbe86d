import type { Page } from '@playwright/test';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { expect, test } from '../support/test.ts';

interface Shown {
  readonly badges: number[];
  readonly notifications: { readonly title: string; readonly body: string }[];
  asked: number;
  awake: boolean;
}

/** What the test reaches for in a service worker, whose types cannot stand beside a page's. */
interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly WindowClient: { readonly prototype: { readonly url: string; focus(): unknown } };
  readonly NotificationEvent: new (
    type: string,
    options: { notification: Notification | undefined },
  ) => Event & { waitUntil(wait: Promise<unknown>): void };
  dispatchEvent(event: Event): boolean;
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
    const notification = {
      permission: 'default' as NotificationPermission,
      async requestPermission(): Promise<NotificationPermission> {
        shown.asked += 1;
        notification.permission = 'granted';
        return 'granted';
      },
    };
    ServiceWorkerRegistration.prototype.showNotification = async (title, { body = '' } = {}) =>
      void shown.notifications.push({ title, body });
    const define = (target: object, name: string, value: unknown) =>
      Object.defineProperty(target, name, { value, configurable: true });
    define(window, 'Notification', notification);
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

test('title, badge, notification and wake lock tell what goes on, each as it was asked for @full', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp({ bytesPerSecond: 16 * 1024 * 1024 });
  const browser = await openBrowser();
  const page = await browser.newPage();
  await watchDevice(page);
  const downloads = await DownloadsPage.open(page, app.url);
  await downloads.untilOfflineReady();
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

test('a click on a notification brings the page back @only-chromium', async ({
  openApp,
  openBrowser,
}) => {
  const app = await openApp();
  const { context, newPage } = await openBrowser();
  await context.grantPermissions(['notifications'], { origin: new URL(app.url).origin });
  const page = await newPage();
  const downloads = await DownloadsPage.open(page, app.url);
  await downloads.untilOfflineReady();
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.showNotification('big.iso', { tag: 'one' });
  });
  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error('the app has no service worker');
  const focused = await worker.evaluate(async () => {
    const scope = globalThis as unknown as WorkerScope;
    const focused: string[] = [];
    // Only a click of a user's own may do so.
    scope.WindowClient.prototype.focus = async function () {
      focused.push(this.url);
      return this;
    };
    const [notification] = await scope.registration.getNotifications();
    const waits: Promise<unknown>[] = [];
    const click = new scope.NotificationEvent('notificationclick', { notification });
    click.waitUntil = (wait: Promise<unknown>) => void waits.push(wait);
    scope.dispatchEvent(click);
    await Promise.all(waits);
    return { focused, left: (await scope.registration.getNotifications()).length };
  });
  expect(focused).toEqual({ focused: [app.url], left: 0 });
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
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    Reflect.deleteProperty(Navigator.prototype, 'wakeLock');
    Reflect.deleteProperty(Navigator.prototype, 'setAppBadge');
  });
  await DownloadsPage.open(page, app.url);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('combobox', { name: 'Theme' })).toBeVisible();
  const switches = page.getByRole('dialog').getByRole('checkbox');
  await expect(switches.first()).toBeVisible();
  const freeing = page.getByRole('checkbox', { name: 'Free the space after saving' });
  await expect(freeing).toBeDisabled();
  await expect(page.getByRole('checkbox', { name: /^Notify|^Keep the screen/ })).toHaveCount(0);
});
