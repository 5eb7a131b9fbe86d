import { Draw } from '../../chaos/draw.ts';
import { DownloadsPage } from '../../support/downloadsPage.ts';
import { sha256OfFile } from '../../support/fixtureFile.ts';
import type { LineRequest } from '../../support/lineProxy.ts';
import { expect, test } from '../../support/test.ts';

const mebibyte = 1024 * 1024;
const bytesPerSecond = 32 * mebibyte;
/** The commit rule: what one connection may hold that is not committed. */
const inHandBytes = 16 * mebibyte;
/** What sits in sockets and in the browser's network process when it dies. */
const inFlightBytes = 4 * mebibyte;

const kills = Number(
  process.env['HOLDFAST_KILLS'] ?? (process.env['HOLDFAST_FULL'] === '1' ? 30 : 5),
);
const seed = Number(process.env['HOLDFAST_SEED'] ?? Date.now() % 1_000_000);

test(`${kills} kills of the browser at random moments of one download`, {
  tag: '@full-firefox',
}, async ({ openApp, openBrowser, files }) => {
  test.setTimeout(120_000 + kills * 60_000);
  const app = await openApp({ bytesPerSecond });
  const { big } = files;
  const url = app.fileUrl(big.name);
  const path = app.filePath(big.name);
  const draw = new Draw(seed);
  let browser = await openBrowser();
  let downloads = await DownloadsPage.open(await browser.newPage(), app.url);
  await downloads.add(`${url}#md5=${big.md5}`);

  const report: string[] = [];
  const costs: { readonly bytes: number; readonly allowedBytes: number }[] = [];
  let passedBefore = 0;
  let storedBefore = 0;
  let requestsBefore = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    // Spread over what is left of the file, so that the last one still meets a running download.
    const left = big.sizeBytes - storedBefore;
    const after = passedBefore + Math.floor((2 * draw.number() * left) / (kills - kill + 2));
    await app.line.untilPassed(path, Math.max(after, passedBefore + 1), 120_000);
    await browser.kill();
    await app.line.until('an idle line', () =>
      app.line.requestsFor(path).every(({ ended }) => ended),
    );
    const passed = app.line.passedBytes(path);
    const connections = mostAtOnce(app.line.requestsFor(path).slice(requestsBefore));

    // The next life's first request waits until storage was read as the kill left it.
    let letThrough = () => {};
    const looked = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    app.line.gate = async (request) => {
      if (request.path === path) await looked;
    };
    requestsBefore = app.line.requestsFor(path).length;
    browser = await openBrowser();
    downloads = await DownloadsPage.open(await browser.newPage(), app.url);
    const stored = (await downloads.storedRanges(url)).reduce(
      (sum, { start, end }) => sum + end - start,
      0,
    );
    letThrough();
    const bytes = passed - passedBefore - (stored - storedBefore);
    const allowedBytes = connections * (inHandBytes + inFlightBytes);
    costs.push({ bytes, allowedBytes });
    report.push(
      `kill ${kill}: at ${inMebibytes(passed)} MiB, ${connections} connections, ` +
        `cost ${inMebibytes(bytes)} of ${inMebibytes(allowedBytes)} MiB`,
    );
    passedBefore = passed;
    storedBefore = stored;
  }
  console.log(`seed ${seed}, ${test.info().project.name}\n${report.join('\n')}`);
  test
    .info()
    .annotations.push({ type: 'kills', description: `seed ${seed}: ${report.join('; ')}` });

  await downloads.expectPhase(url, 'saved', 120_000);
  expect(await sha256OfFile(await browser.savedFile(big.name))).toBe(big.sha256);
  for (const { bytes, allowedBytes } of costs) {
    expect(bytes).toBeGreaterThanOrEqual(0);
    expect(bytes).toBeLessThanOrEqual(allowedBytes);
  }
  const again = app.line.passedBytes(path) - big.sizeBytes;
  expect(again).toBeLessThanOrEqual(costs.reduce((sum, { allowedBytes }) => sum + allowedBytes, 0));
});

/**
 * How many connections there were: each has one request open at a time. At one moment there may be
 * fewer, since a connection whose last piece is still being committed has none.
 */
function mostAtOnce(requests: readonly LineRequest[]): number {
  const openAt = (moment: number) =>
    requests.filter(({ atMs, endedAtMs }) => atMs <= moment && moment < endedAtMs).length;
  return Math.max(1, ...requests.map(({ atMs }) => openAt(atMs)));
}

function inMebibytes(bytes: number): string {
  return (bytes / mebibyte).toFixed(1);
}
