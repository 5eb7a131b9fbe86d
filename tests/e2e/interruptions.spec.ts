import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Remote, RunningApp } from '../support/app.ts';
import type { LaunchedBrowser } from '../support/browsers.ts';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { type FixtureFile, sha256OfFile } from '../support/fixtureFile.ts';
import { RangeWatch } from '../support/rangeWatch.ts';
import { expect, test } from '../support/test.ts';

// For each connection. Fast enough for the clock, slow enough that little sits in sockets when a line breaks.
const bytesPerSecond = 8 * 1024 * 1024;
const untilDoneMs = 90_000;

for (const server of ['own server', 'nginx'] as const) {
  test.describe(`256 MiB from ${server}`, () => {
    let job: Job;

    test.beforeEach(async ({ openApp, openNginx, openBrowser, files }) => {
      const app = await openApp({ bytesPerSecond });
      const remote = server === 'nginx' ? await openNginx({ bytesPerSecond }) : app;
      // One connection from our server, where each request can be judged; the usual ones from nginx.
      const alone = server === 'own server';
      job = await startJob(app, remote, () => openBrowser(), files.big, alone);
    });

    test('3 pauses', { tag: '@full' }, async () => {
      for (const share of [0.2, 0.45, 0.7]) {
        await job.untilShare(share);
        await pauseAndResume(job);
      }
      await expectWholeFile(job, 3);
    });

    test('3 reloads', { tag: '@full' }, async () => {
      for (const share of [0.2, 0.45, 0.7]) {
        await job.untilShare(share);
        await reload(job);
      }
      await expectWholeFile(job, 3);
    });

    test('the tab closed and opened again', { tag: '@full' }, async () => {
      await job.untilShare(0.5);
      await closeAndOpen(job);
      await expectWholeFile(job, 1);
    });

    test('10 s with the line cut', { tag: '@full' }, async () => {
      await job.untilShare(0.4);
      await cutFor10Seconds(job);
      await expectWholeFile(job, 1);
    });

    test('the server stopped and restarted', { tag: '@full' }, async () => {
      await job.untilShare(0.4);
      await restartServer(job);
      await expectWholeFile(job, 1);
    });

    test('the browser killed at a random moment', { tag: '@full' }, async () => {
      const share = randomInt(10, 90) / 100;
      test.info().annotations.push({ type: 'killed at', description: `${share} of the file` });
      await job.untilShare(share);
      await killAndReturn(job);
      await expectWholeFile(job, 1);
    });

    test('all of it in one download', { tag: '@full' }, async () => {
      test.setTimeout(240_000);
      const killAt = randomInt(82, 95) / 100;
      test.info().annotations.push({ type: 'killed at', description: `${killAt} of the file` });
      for (const [share, interrupt] of [
        [0.08, pauseAndResume],
        [0.16, reload],
        [0.25, cutFor10Seconds],
        [0.35, pauseAndResume],
        [0.45, reload],
        [0.55, restartServer],
        [0.65, pauseAndResume],
        [0.75, reload],
        [killAt, killAndReturn],
      ] as const) {
        await job.untilShare(share);
        await interrupt(job);
      }
      await expectWholeFile(job, 9);
    });
  });
}

/** One download that is being interrupted. */
interface Job {
  readonly app: RunningApp;
  readonly remote: Remote;
  readonly file: FixtureFile;
  readonly url: string;
  readonly path: string;
  readonly watch: RangeWatch;
  readonly openBrowser: () => Promise<LaunchedBrowser>;
  browser: LaunchedBrowser;
  downloads: DownloadsPage;
  /** Resolves once that share of the file has gone to the browser. */
  untilShare(share: number): Promise<void>;
}

async function startJob(
  app: RunningApp,
  remote: Remote,
  openBrowser: () => Promise<LaunchedBrowser>,
  file: FixtureFile,
  alone: boolean,
): Promise<Job> {
  const browser = await openBrowser();
  const downloads = await DownloadsPage.open(await browser.newPage(), app.url);
  const url = remote.fileUrl(file.name);
  const path = remote.filePath(file.name);
  const job: Job = {
    app,
    remote,
    file,
    url,
    path,
    watch: new RangeWatch(remote.line, path, url, () => job.downloads, { strictly: alone }),
    openBrowser,
    browser,
    downloads,
    untilShare: (share) =>
      remote.line.until(
        `${share} of the file`,
        () => remote.line.reachedByte(path) >= share * file.sizeBytes,
        untilDoneMs,
      ),
  };
  if (alone) {
    remote.line.bytesPerSecond = 4 * bytesPerSecond;
    await downloads.setConnections(1);
  }
  await downloads.add(`${url}#md5=${file.md5}`);
  return job;
}

async function pauseAndResume({ downloads, remote, url, path, watch }: Job): Promise<void> {
  await downloads.button(url, 'Pause').click();
  await downloads.expectPhase(url, 'paused');
  await remote.line.until('an idle line', () =>
    remote.line.requestsFor(path).every(({ ended }) => ended),
  );
  await watch.newLife();
  await downloads.button(url, 'Resume').click();
}

async function reload({ downloads, watch }: Job): Promise<void> {
  await watch.newLife(downloads.page.reload());
}

async function closeAndOpen(job: Job): Promise<void> {
  await job.watch.newLife(job.downloads.page.close());
  job.downloads = await DownloadsPage.open(await job.browser.newPage(), job.app.url);
}

async function cutFor10Seconds({ downloads, remote, url }: Job): Promise<void> {
  await remote.line.cut();
  // The length of the outage is what is tested.
  const outage = delay(10_000);
  await downloads.expectPhase(url, 'waiting');
  await downloads.expectError(url, 'unreachable');
  await outage;
  await remote.line.restore();
  await downloads.expectPhase(url, 'running', 60_000);
}

async function restartServer({ downloads, remote, url }: Job): Promise<void> {
  await remote.stop();
  await downloads.expectPhase(url, 'waiting');
  await remote.start();
  await downloads.expectPhase(url, 'running', 60_000);
}

async function killAndReturn(job: Job): Promise<void> {
  await job.watch.newLife(job.browser.kill());
  job.browser = await job.openBrowser();
  job.downloads = await DownloadsPage.open(await job.browser.newPage(), job.app.url);
}

async function expectWholeFile(job: Job, interruptions: number): Promise<void> {
  const { downloads, url, file, watch } = job;
  await downloads.expectPhase(url, 'saved', untilDoneMs);
  const saved = await job.browser.savedFile(file.name);
  expect(await sha256OfFile(saved)).toBe(file.sha256);
  expect(watch.problems).toEqual([]);
  expect(watch.judged).toBeGreaterThan(interruptions);
  const again = watch.receivedAgain(file.sizeBytes);
  test.info().annotations.push({
    type: 'received again',
    description: `${again} bytes in ${interruptions} interruptions`,
  });
  expect(again).toBeGreaterThanOrEqual(0);
  expect(again).toBeLessThanOrEqual(RangeWatch.allowance(interruptions));
}
