import { matchPrecache, precacheAndRoute } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[];
};

const shell = new URL(self.registration.scope).pathname;

// The app's own address alone is answered here. What lies beside it, `./files/` say, is the
// network's: a service worker between a download and its server would only be in the way.
self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  if (!isApp(new URL(event.request.url))) return;
  const shellOrNothing = matchPrecache('index.html').catch(() => undefined);
  event.respondWith(shellOrNothing.then((answer) => answer ?? fetch(event.request)));
});

// The page asks for the new version when the user said so: never by itself, it would cut transfers.
self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

// A notification brings back the page that was looked at last, or opens one.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(showApp());
});

async function showApp(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = windows.find(({ url }) => isApp(new URL(url)));
  await (page === undefined ? self.clients.openWindow(shell) : page.focus());
}

function isApp({ origin, pathname }: URL): boolean {
  return origin === self.location.origin && [shell, `${shell}index.html`].includes(pathname);
}

// No directory index and no added `.html`: those would answer for `./files/` what is not the app's.
precacheAndRoute([...self.__WB_MANIFEST], { directoryIndex: '', cleanURLs: false });
