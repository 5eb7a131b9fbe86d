/** https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface (Chromium). */
interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

declare global {
  interface WindowEventMap {
    beforeinstallprompt: BeforeInstallPromptEvent;
  }
}

/**
 * Tells whether the browser would install the app: `onOffer` gets what asks the user, and null once
 * it was asked or the app is installed. To be called before the page has loaded.
 */
export function watchInstallOffer(onOffer: (install: (() => void) | null) => void): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault(); // Else phones cover the page with an offer of their own.
    onOffer(() => {
      onOffer(null); // It can be asked once; the browser makes a new offer if it was declined.
      event.prompt().catch(() => undefined);
    });
  });
  addEventListener('appinstalled', () => onOffer(null));
}

/** True where only the browser's own menu could install the app: Safari and Firefox. */
export function installsByMenu(): boolean {
  return (
    window.isSecureContext &&
    !('onbeforeinstallprompt' in window) &&
    !matchMedia('(display-mode: standalone)').matches
  );
}
