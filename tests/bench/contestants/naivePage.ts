import type { BrowserName } from '../../support/browsers.ts';
import type { FixtureFile } from '../../support/fixtureFile.ts';
import type { Ground } from '../ground.ts';
import { stopWatching } from '../stopWatching.ts';
import { savedFile } from './savedFile.ts';
import { timed } from './timed.ts';

const naiveHtml = (name: string): string => `<!doctype html><button>Download</button><script>
document.querySelector('button').onclick = async () => {
  const blob = await (await fetch('${name}', { cache: 'no-store' })).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = '${name}';
  link.click();
};
</script>`;

/**
 * A page as people write it: fetch, Blob, save. It stores nothing and checks nothing. Resolves
 * with seconds from the click until the file is saved.
 */
export async function naivePage(
  ground: Ground,
  engine: BrowserName,
  origin: string,
  file: FixtureFile,
): Promise<number> {
  const pageName = `${file.name}.naive.html`;
  await ground.page(pageName, naiveHtml(file.name));
  return ground.inBrowser(engine, async ({ browser, downloadsDir }) => {
    const page = await browser.newPage();
    await page.goto(`${origin}/${pageName}`);
    await stopWatching(page);
    return timed(async () => {
      await page.getByRole('button').click();
      await savedFile(downloadsDir, file);
    });
  });
}
