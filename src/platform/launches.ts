/** https://wicg.github.io/web-app-launch/ (Chromium). */
interface LaunchQueue {
  setConsumer(consumer: (parameters: LaunchParameters) => void): void;
}

interface LaunchParameters {
  readonly targetURL?: string;
  readonly files: readonly FileSystemFileHandle[];
}

declare global {
  interface Window {
    readonly launchQueue?: LaunchQueue;
  }
}

/**
 * Tells of each launch that comes to this page: with files, or because a page that is open is brought
 * to the front rather than loaded anew. Where the browser has no such thing the address says it all.
 *
 * @param onLaunch gets the query of the address that would have been loaded, and the files
 */
export function watchLaunches(onLaunch: (search: string, files: readonly File[]) => void): void {
  let repeated = isReload();
  window.launchQueue?.setConsumer(async ({ targetURL, files }) => {
    // The browser gives a page that is reloaded its last launch again, at once.
    if (repeated) return;
    onLaunch(
      targetURL === undefined ? '' : new URL(targetURL).search,
      await Promise.all(files.map((file) => file.getFile())),
    );
  });
  repeated = false;
}

function isReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
}
