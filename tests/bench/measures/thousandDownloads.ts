import type { Page } from '@playwright/test';
import { appScope } from '../../../src/client/appScope.ts';
import type { DownloadRecord } from '../../../src/core/download.ts';
import { newRecord } from '../../../src/core/newRecord.ts';
import { openHoldfast } from '../contestants/holdfast.ts';
import type { Ground } from '../ground.ts';
import { type Measure, median } from '../result.ts';

const downloads = 1_000;
/** A frame that takes so much longer than a sixtieth of a second has dropped another. */
const droppedAfterMs = 1.5 * (1000 / 60);

interface Watched {
  interactive?: Promise<number>;
}

/** A long list: it opens at once and scrolls smoothly. */
export const thousandDownloads: Measure = {
  name: 'thousandDownloads',
  async run(ground) {
    const opened: number[] = [];
    const dropped: number[] = [];
    for (let turn = 0; turn < ground.options.turns; turn += 1) {
      await ground.inBrowser('chromium', async ({ browser }) => {
        const page = await browser.newPage();
        await openHoldfast(page, ground.appUrl);
        // A picture of the app's origin: the same storage, and no engine that writes to it.
        await page.goto(`${ground.appUrl}icon.svg`);
        await seed(page, ground);
        await page.addInitScript(watchOpening);
        await page.goto(ground.appUrl);
        opened.push(await page.evaluate(() => (globalThis as Watched).interactive ?? Number.NaN));
        const frames = await page.evaluate(scrollThrough);
        dropped.push(frames.filter((ms) => ms > droppedAfterMs).length);
      });
    }
    return [
      {
        title: `start with ${downloads} downloads in the list: interactive`,
        must: { atMost: 1000 },
        aim: null,
        unit: 'ms',
        outcome: {
          value: median(opened),
          samples: [{ who: 'Holdfast', unit: 'ms', values: opened }],
        },
      },
      {
        title: `scrolling through ${downloads} downloads: frames dropped`,
        must: { atMost: 0 },
        aim: null,
        unit: 'frames',
        outcome: {
          value: median(dropped),
          samples: [{ who: 'dropped of 120', unit: 'frames', values: dropped }],
        },
      },
    ];
  },
};

/** Writes records as the app stores them, of downloads that were saved or are paused. */
async function seed(page: Page, ground: Ground): Promise<void> {
  const records = Array.from({ length: downloads }, (_, at) => recordOf(ground, at));
  await page.evaluate(
    ([name, all]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const [storeName = ''] = opening.result.objectStoreNames;
          const transaction = opening.result.transaction(storeName, 'readwrite');
          for (const record of all) transaction.objectStore(storeName).put(record, record.url);
          transaction.onabort = () => reject(transaction.error);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [`${appScope(ground.appUrl)}:records`, records] as const,
  );
}

function recordOf(ground: Ground, at: number): DownloadRecord {
  const link = `${ground.filesOrigin}/archive-${String(at).padStart(4, '0')}.tar`;
  const made = newRecord({ link }, Date.UTC(2026, 0, 1) + at * 60_000);
  if (!made.ok) throw new Error(`${link} was refused`);
  const totalBytes = (at + 1) * 1024 * 1024;
  const isSaved = at % 2 === 0;
  return {
    ...made.record,
    phase: { name: isSaved ? 'saved' : 'paused' },
    storedBytes: isSaved ? totalBytes : totalBytes / 2,
    remote: {
      totalBytes,
      totalProven: true,
      etag: `"${at}"`,
      lastModified: null,
      noise: { etag: false, lastModified: false },
      ranges: 'proven',
      name: `archive-${at}.tar`,
      mediaType: 'application/x-tar',
      finalUrl: link,
    },
  };
}

/** Runs in the page: when the form can be used and the list is painted, after its navigation. */
function watchOpening(): void {
  const isThere = (): boolean =>
    document.querySelector('[data-url]') !== null &&
    document.querySelector('textarea:enabled, input:enabled') !== null;
  (globalThis as Watched).interactive = new Promise((resolve) => {
    const look = (): void => {
      if (!isThere()) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { subtree: true, childList: true, attributes: true });
  });
}

/** Runs in the page: scrolls from top to end in 120 frames, and says how long each took. */
async function scrollThrough(): Promise<number[]> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  let area: Element | null = document.querySelector('[data-url]');
  while (area !== null && area.scrollHeight <= area.clientHeight + 100) area = area.parentElement;
  if (area === null) throw new Error('the list does not scroll');
  const distance = area.scrollHeight - area.clientHeight;
  const lengths: number[] = [];
  let last = await frame();
  for (let step = 1; step <= 120; step += 1) {
    area.scrollTop = (distance * step) / 120;
    const now = await frame();
    lengths.push(now - last);
    last = now;
  }
  return lengths;
}
