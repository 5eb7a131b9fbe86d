import { setTimeout as delay } from 'node:timers/promises';
import { openHoldfast } from '../contestants/holdfast.ts';
import type { Ground } from '../ground.ts';
import { type Measure, median } from '../result.ts';
import { overWatchedLine } from './watchedLine.ts';

/** Opening the app must not cost what grows with the stored bytes. */
export const reloadTime: Measure = {
  name: 'reloadTime',
  async run(ground) {
    const sizeBytes = 8 * ground.options.sizeBytes;
    const row = {
      title: `reload to first byte asked again, ${sizeBytes / 1024 ** 3} GiB half stored`,
      must: { atMost: 1000 },
      aim: { atMost: 300 },
      unit: 'ms',
    } as const;
    const lacking = await ground.lacksRoom(1.6 * sizeBytes);
    if (lacking !== null) return [{ ...row, outcome: { notMeasured: lacking } }];
    const values = await reloads(ground, sizeBytes);
    return [
      {
        ...row,
        outcome: { value: median(values), samples: [{ who: 'Holdfast', unit: 'ms', values }] },
      },
    ];
  },
};

async function reloads(ground: Ground, sizeBytes: number): Promise<number[]> {
  const file = await ground.file(sizeBytes);
  const path = `/${file.name}`;
  return overWatchedLine(ground.filesOrigin, (line) =>
    ground.inBrowser('chromium', async ({ browser }) => {
      const downloads = await openHoldfast(await browser.newPage(), ground.appUrl);
      await downloads.add(`${line.url}${path}`);
      const taken: number[] = [];
      for (let turn = 0; turn < 3; turn += 1) {
        await line.untilPassed(path, sizeBytes * (0.5 + turn / 50), 600_000);
        // Held, so that the page that goes does not ask for one more piece on its way.
        line.stall();
        await delay(1_000);
        const startMs = performance.now();
        const reloaded = downloads.page.reload();
        const asked = () => line.requestsFor(path).find(({ atMs }) => atMs > startMs);
        await line.until('the next request', () => asked() !== undefined);
        taken.push((asked()?.atMs ?? Number.NaN) - startMs);
        await reloaded;
        line.flow();
      }
      return taken;
    }),
  );
}
