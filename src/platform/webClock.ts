import type { Clock } from '../engine/ports.ts';

/** The browser's clocks. Workers' timers, unlike pages', are not throttled in the background. */
export const webClock: Clock = {
  now: () => performance.now(),
  wallNow: () => Date.now(),
  sleep(delayMs, signal) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const abort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve();
      }, delayMs);
      signal?.addEventListener('abort', abort, { once: true });
    });
  },
};
