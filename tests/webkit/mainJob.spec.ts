import { join } from 'node:path';
import { contiguousEnd, union } from '../../src/core/range.ts';
import { type FixtureFile, sha256OfFile } from '../support/fixtureFile.ts';
import { RangeWatch } from '../support/rangeWatch.ts';
import { test as base, expect } from '../support/test.ts';
import { findWebkit, WebkitDriver } from '../support/webkitDriver.ts';

const mebibyte = 1024 * 1024;

const test = base.extend<{ readonly driver: WebkitDriver }>({
  driver: async ({ tempDir }, use) => {
    test.skip(findWebkit() === null, 'webkit2gtk-driver or xvfb is not installed');
    const driver = await WebkitDriver.start(join(tempDir, 'home'));
    await use(driver);
    await driver.close();
  },
});

/** WebKitGTK takes `http://localhost`, and no other http address, for a secure context. */
function asLocalhost(url: string): string {
  return url.replace('//127.0.0.1:', '//localhost:');
}

const linkBox = "//textarea[@id = //label[normalize-space() = 'Link']/@for]";
const downloadButton = "//button[normalize-space() = 'Download']";

function rowButton(url: string, name: string): string {
  return `//li[@data-url = '${url}']//button[normalize-space() = '${name}']`;
}

async function expectPhase(driver: WebkitDriver, url: string, phase: string): Promise<void> {
  const body = `return document.querySelector('li[data-url="${url}"]')?.dataset.phase ?? null;`;
  await driver.until(`the phase ${phase}`, body, (value) => value === phase, 90_000);
}

/** What the chunks of a download are stored as, and where; one byte of each is read. */
interface Stored {
  readonly kinds: readonly string[];
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

async function readStored(driver: WebkitDriver, url: string): Promise<Stored> {
  const body = `
    const settled = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const { name } = (await indexedDB.databases()).find((one) => one.name.endsWith(':chunks'));
    const database = await settled(indexedDB.open(name));
    const storeName = database.objectStoreNames[0];
    const store = () => database.transaction(storeName).objectStore(storeName);
    const keys = (await settled(store().getAllKeys())).filter((key) => key[0] === args[0]);
    const kinds = [];
    for (const key of keys) kinds.push((await settled(store().get(key))).bytes.constructor.name);
    database.close();
    return { kinds, ranges: keys.map(([, , start, end]) => ({ start, end })) };`;
  return (await driver.evaluate(body, url)) as Stored;
}

async function add(driver: WebkitDriver, url: string, file: FixtureFile): Promise<void> {
  await driver.type(linkBox, `${url}#md5=${file.md5}`);
  await driver.click(downloadButton);
}

test('WebKitGTK: a download, paused and reloaded, comes out right from ArrayBuffers', async ({
  openApp,
  files,
  driver,
}) => {
  test.setTimeout(300_000);
  const app = await openApp({ bytesPerSecond: 8 * mebibyte });
  const { medium } = files;
  const url = asLocalhost(app.fileUrl(medium.name));
  const path = app.filePath(medium.name);
  await driver.goto(asLocalhost(app.url));
  expect(await driver.evaluate('return isSecureContext;')).toBe(true);
  await add(driver, url, medium);

  await app.line.untilPassed(path, 14 * mebibyte);
  await driver.click(rowButton(url, 'Pause'));
  await expectPhase(driver, url, 'paused');
  await app.line.until('an idle line', () => app.line.requestsFor(path).every((one) => one.ended));
  // The phase is told before the last commit.
  await expect.poll(async () => (await readStored(driver, url)).kinds).not.toHaveLength(0);
  const paused = await readStored(driver, url);
  expect(new Set(paused.kinds)).toEqual(new Set(['ArrayBuffer']));
  const requests = app.line.requestsFor(path).length;
  await driver.click(rowButton(url, 'Resume'));
  await app.line.until('a resume', () => app.line.requestsFor(path).length > requests);
  // Where the first run of chunks ends: not behind a hole, and not within what is stored.
  const askedStart = app.line.requestsFor(path)[requests]?.askedStart ?? Number.NaN;
  const { ranges } = await readStored(driver, url);
  expect(contiguousEnd(union(ranges.filter(({ end }) => end <= askedStart)))).toBe(askedStart);

  await app.line.until('30 MiB', () => app.line.reachedByte(path) >= 30 * mebibyte);
  await driver.reload();
  await expectPhase(driver, url, 'running');

  await expectPhase(driver, url, 'saved');
  const saved = await driver.savedFile(medium.name, medium.sizeBytes);
  expect(await sha256OfFile(saved)).toBe(medium.sha256);
  const text = await driver.evaluate('return document.body.innerText;');
  expect(text).toMatch(/MD5 matches/);
  const again = app.line.passedBytes(path) - medium.sizeBytes;
  expect(again).toBeLessThanOrEqual(RangeWatch.allowance(2));
});

test('WebKitGTK: a wrong checksum holds the file back', async ({ openApp, files, driver }) => {
  const app = await openApp();
  const { small } = files;
  const url = asLocalhost(app.fileUrl(small.name));
  await driver.goto(asLocalhost(app.url));
  await driver.type(linkBox, `${url}#md5=00112233445566778899aabbccddeeff`);
  await driver.click(downloadButton);
  await expectPhase(driver, url, 'failed');
  const error = `return document.querySelector('li[data-url="${url}"]').dataset.error;`;
  expect(await driver.evaluate(error)).toBe('checksum-mismatch');
});
