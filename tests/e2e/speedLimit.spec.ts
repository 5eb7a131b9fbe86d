import { setTimeout as delay } from 'node:timers/promises';
import { sha256OfFile } from '../support/fixtureFile.ts';
import { expect, test } from '../support/test.ts';

const mebibyte = 1024 * 1024;
const limit = 2_000_000;
/** What a fast line may bring before the first answer has shown that ranges are honoured. */
const openingBytes = 8 * mebibyte;

test('a speed limit slows the server’s sending, and is changed while a download runs @full-chromium', async ({
  openDownloads,
  files,
}) => {
  const { medium } = files;
  const { app, browser, downloads } = await openDownloads({ bytesPerSecond: 16 * mebibyte });
  const url = app.fileUrl(medium.name);
  const path = app.filePath(medium.name);
  await downloads.setSpeedLimit('2');
  await downloads.add(`${url}#md5=${medium.md5}`);

  await app.line.until('a second request', () => app.line.requestsFor(path).length > 1);
  const before = app.line.passedBytes(path);
  expect(before).toBeLessThanOrEqual(openingBytes);
  const seconds = 5;
  await delay(1000 * seconds);
  const passed = app.line.passedBytes(path) - before;
  // Two pieces of two seconds each may be on their way.
  expect(passed).toBeLessThanOrEqual((seconds + 4) * limit);
  expect(passed).toBeGreaterThan(((seconds - 4) * limit) / 2);

  await downloads.setSpeedLimit('');
  await downloads.expectPhase(url, 'saved');
  expect(await sha256OfFile(await browser.savedFile(medium.name))).toBe(medium.sha256);
  expect(app.line.passedBytes(path)).toBeLessThanOrEqual(medium.sizeBytes + openingBytes);
});
