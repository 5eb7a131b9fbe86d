/** Keeps the screen awake while it is wanted and the page is in sight. */
export type KeepAwake = (wanted: boolean) => void;

/** Null where the browser cannot keep the screen awake. */
export function createWakeLock(): KeepAwake | null {
  if (navigator.wakeLock === undefined) return null;
  let wanted = false;
  let held: WakeLockSentinel | null = null;
  let asking = false;

  const settle = async (): Promise<void> => {
    if (asking) return;
    if (!wanted) {
      const given = held;
      held = null;
      await given?.release();
      return;
    }
    if (held !== null || document.visibilityState !== 'visible') return;
    asking = true;
    try {
      const lock = await navigator.wakeLock.request('screen');
      held = lock;
      // The browser takes it away from a page that is hidden.
      lock.addEventListener('release', () => {
        if (held === lock) held = null;
      });
    } catch {
      // Refused, to save the battery say: the next time the page is shown is the next try.
    } finally {
      asking = false;
    }
    if (!wanted) await settle();
  };

  document.addEventListener('visibilitychange', () => void settle());
  return (now) => {
    wanted = now;
    void settle();
  };
}
