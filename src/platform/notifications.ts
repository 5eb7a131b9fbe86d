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
 * Tells of something beside the page, unless someone is looking at it. A click brings the page back.
 *
 * @param tag replaces an earlier one of the same tag
 */
export function notify(title: string, body: string, tag: string): void {
  if (notificationAnswer() !== 'granted' || document.hasFocus()) return;
  const options: NotificationOptions = {
    body,
    tag,
    icon: new URL('./icon-192.png', location.href).href,
  };
  try {
    const notification = new Notification(title, options);
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
  } catch {
    // Android leaves notifications to service workers.
    navigator.serviceWorker?.ready
      .then((registration) => registration.showNotification(title, options))
      .catch(() => undefined);
  }
}

function answerOf(permission: NotificationPermission): NotificationAnswer {
  if (permission === 'default') return 'unasked';
  return permission === 'granted' ? 'granted' : 'refused';
}
