import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '../../support/browsers.ts';
import { DownloadsPage } from '../../support/downloadsPage.ts';
import { sha256OfFile } from '../../support/fixtureFile.ts';
import { expect, test } from '../../support/test.ts';

test('a private window downloads, survives a reload, and saves', { tag: '@full' }, async ({
  openApp,
  openBrowser,
  files,
  engine,
}) => {
  const executablePath = findBrowser(engine) ?? '';
  test.skip(executablePath === '', `${engine} is not installed`);
  const app = await openApp({ bytesPerSecond: 16 * 1024 * 1024 });
  const { medium } = files;
  const url = app.fileUrl(medium.name);
  const path = app.filePath(medium.name);
  let offTheRecord: Browser | null = null;
  try {
    const args = ['--no-sandbox', '--disable-quic', '--disable-background-networking'];
    if (engine === 'chromium') offTheRecord = await chromium.launch({ executablePath, args });
    const privateFirefox =
      engine === 'firefox'
        ? await openBrowser({ firefoxPreferences: { 'browser.privatebrowsing.autostart': true } })
        : null;
    const page = await (offTheRecord ?? privateFirefox)?.newPage();
    if (page === undefined) throw new Error('no window was opened');

    const downloads = await DownloadsPage.open(page, app.url);
    const saving = offTheRecord === null ? null : page.waitForEvent('download');
    await downloads.add(`${url}#md5=${medium.md5}`);
    await app.line.untilPassed(path, 24 * 1024 * 1024);
    await page.reload();
    await downloads.expectPhase(url, 'saved', 60_000);
    const saved =
      saving === null ? await privateFirefox?.savedFile(medium.name) : await (await saving).path();
    expect(await sha256OfFile(saved ?? '')).toBe(medium.sha256);
    const resumes = app.line.requestsFor(path).filter(({ askedStart }) => askedStart > 0);
    expect(resumes.length).toBeGreaterThan(0);
  } finally {
    await offTheRecord?.close();
  }
});
