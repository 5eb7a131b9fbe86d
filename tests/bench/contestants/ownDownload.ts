import type { BrowserName } from '../../support/browsers.ts';
import type { FixtureFile } from '../../support/fixtureFile.ts';
import type { Ground } from '../ground.ts';
import { stopWatching } from '../stopWatching.ts';
import { savedFile } from './savedFile.ts';
import { timed } from './timed.ts';
import { md5sum } from './tools.ts';

/** The browser's own download from a link, then md5sum. Resolves with seconds from the click. */
export async function ownDownload(
  ground: Ground,
  engine: BrowserName,
  origin: string,
  file: FixtureFile,
): Promise<number> {
  const pageName = `${file.name}.html`;
  await ground.page(pageName, `<!doctype html><a href="${file.name}" download>the file</a>`);
  return ground.inBrowser(engine, async ({ browser, downloadsDir }) => {
    const page = await browser.newPage();
    await page.goto(`${origin}/${pageName}`);
    await stopWatching(page);
    return timed(async () => {
      await page.getByRole('link').click();
      await md5sum(await savedFile(downloadsDir, file), file);
    });
  });
}
