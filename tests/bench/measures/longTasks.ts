import { openHoldfast, runJob } from '../contestants/holdfast.ts';
import { type Measure, median } from '../result.ts';

/** Where the page's script leaves what it saw. */
interface Watched {
  longTasks?: { startMs: number; lengthMs: number }[];
}

/** The page's thread while bytes come as fast as they can. */
export const longTasks: Measure = {
  name: 'longTasks',
  async run(ground) {
    const file = await ground.file(ground.options.sizeBytes);
    const counts: number[] = [];
    const longest: number[] = [];
    for (let turn = 0; turn < ground.options.turns; turn += 1) {
      await ground.inBrowser('chromium', async ({ browser, downloadsDir }) => {
        const page = await browser.newPage();
        await page.addInitScript(() => {
          const seen: { startMs: number; lengthMs: number }[] = [];
          (globalThis as Watched).longTasks = seen;
          new PerformanceObserver((list) => {
            for (const { startTime, duration } of list.getEntries()) {
              seen.push({ startMs: startTime, lengthMs: duration });
            }
          }).observe({ type: 'longtask', buffered: true });
        });
        const downloads = await openHoldfast(page, ground.appUrl);
        const startMs = await page.evaluate(() => performance.now());
        await runJob(downloads, downloadsDir, { file, origin: ground.filesOrigin });
        const all = await page.evaluate(() => (globalThis as Watched).longTasks ?? []);
        const tasks = all.filter((task) => task.startMs >= startMs);
        counts.push(tasks.length);
        longest.push(Math.max(0, ...tasks.map(({ lengthMs }) => lengthMs)));
      });
    }
    return [
      {
        title: 'tasks over 50 ms on the page’s thread, from the click until the file is saved',
        must: { atMost: 0 },
        aim: { atMost: 0 },
        unit: 'tasks',
        outcome: {
          value: median(counts),
          samples: [
            { who: 'tasks over 50 ms', unit: 'tasks', values: counts },
            { who: 'the longest of them', unit: 'ms', values: longest },
          ],
        },
      },
    ];
  },
};
