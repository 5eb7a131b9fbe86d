import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[];
};

const shell = new URL(self.registration.scope).pathname;

// The app's own address alone is answered here. What lies beside it, `./files/` say, is the
// network's: a service worker between a download and its server would only be in the way.
self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== self.location.origin) return;
  if (pathname !== shell && pathname !== `${shell}index.html`) return;
  event.respondWith(matchPrecache('index.html').then((answer) => answer ?? fetch(event.request)));
});

// The page asks for the new version when the user said so: never by itself, it would cut transfers.
self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

// No directory index and no added `.html`: those would answer for `./files/` what is not the app's.
precacheAndRoute([...self.__WB_MANIFEST], { directoryIndex: '', cleanURLs: false });
cleanupOutdatedCaches();
