import { Workbox } from 'workbox-window';
import { scriptUrl } from './scriptUrl.ts';

/**
 * Registers the service worker that makes the app start offline. A new version is only offered:
 * `onUpdate` gets what applies it, which reloads every page of the app and so belongs to the user.
 */
export function registerServiceWorker(onUpdate: (apply: () => void) => void): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const workbox = new Workbox(scriptUrl('./service-worker.js'), { type: 'classic' });
  workbox.addEventListener('waiting', () => {
    // In every page, whichever applies it: the parts of the old version are gone then.
    workbox.addEventListener('controlling', () => location.reload());
    onUpdate(() => workbox.messageSkipWaiting());
  });
  workbox.register().catch(() => undefined); // Without it the app works, but not offline.
}
