/** What the user lets the page do; `unsupported` where the browser has no notifications for it. */
export type NotificationAnswer = 'granted' | 'refused' | 'unasked' | 'unsupported';

/** What was answered so far. Asks nothing. */
export function notificationAnswer(): NotificationAnswer {
  if (!('Notification' in window) || !window.isSecureContext) return 'unsupported';
  return answerOf(Notification.permission);
}

/** Asks whether the page may notify. To be called only when the user has just asked for it. */
export async function askToNotify(): Promise<NotificationAnswer> {
  if (notificationAnswer() === 'unsupported') return 'unsupported';
  return answerOf(await Notification.requestPermission());
}

/**
 * Tells of something beside the page, unless someone is looking at it. The service worker shows it,
 * and brings a page back when it is clicked: Android leaves notifications to service workers alone,
 * and elsewhere a click works after the page that told of it was closed. Never rejects.
 *
 * @param tag replaces an earlier one of the same tag
 */
export async function notify(title: string, body: string, tag: string): Promise<void> {
  if (notificationAnswer() !== 'granted' || document.hasFocus()) return;
  const icon = new URL('./icon-192.png', location.href).href;
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  // None in a page that is developed, or whose service worker could not be fetched.
  if (!registration?.active) return;
  await registration.showNotification(title, { body, tag, icon }).catch(() => undefined);
}

function answerOf(permission: NotificationPermission): NotificationAnswer {
  if (permission === 'default') return 'unasked';
  return permission === 'granted' ? 'granted' : 'refused';
}
