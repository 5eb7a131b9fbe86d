/** Shows a number at the app's icon, none for 0; nothing where the browser or the system has no badges. */
export function showBadge(count: number): void {
  const shown = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.();
  shown?.catch(() => undefined); // Refused, or not installed: the page says it all the same.
}
