import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { blocksOf } from '../support/blocksOf.ts';
import { expect, test } from '../support/test.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const storedShare = (page: Page): Promise<number> =>
  page.locator('#progress').evaluate((progress: HTMLProgressElement) => progress.value);

test("the guide's page downloads through a pause and a reload, and reads the file @full-firefox", async ({
  openApp,
  openBrowser,
  tempDir,
  files: { medium },
}) => {
  const markdown = await readFile(join(root, 'docs/embedding.md'), 'utf8');
  const [html = ''] = blocksOf(markdown, 'html');
  const [script = ''] = blocksOf(markdown, 'js');
  const site = join(tempDir, 'site');
  await mkdir(site);
  await cp(join(root, 'dist/engine'), join(site, 'engine'), { recursive: true });
  await writeFile(join(site, 'index.html'), html);
  // Served with the policies of the app itself, Trusted Types among them.
  const app = await openApp({ appFolder: site, bytesPerSecond: 4e6 });
  const link = app.fileUrl(medium.name);
  await writeFile(join(site, 'map.js'), script.replace('https://example.org/big.iso', link));

  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto(app.url);
  const phase = page.locator('#phase');
  await expect.poll(() => storedShare(page)).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(phase).toHaveText('paused');

  await page.reload();
  await expect(phase).toHaveText('paused');
  expect(await storedShare(page)).toBeGreaterThan(0);
  app.line.bytesPerSecond = null;
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.locator('#digest')).toHaveText(medium.sha256, { timeout: 60_000 });
  await expect(phase).toHaveText('ready');
  expect(await browser.savedNames()).toEqual([]);
});

test('the declarations tell what a result and an error may be @full', async ({ tempDir }) => {
  await mkdir(join(tempDir, 'node_modules'));
  await symlink(root, join(tempDir, 'node_modules/holdfast'), 'dir');
  await writeFile(
    join(tempDir, 'app.mts'),
    `import { openEngine, type DownloadError, type DownloadSnapshot } from 'holdfast/engine';
    const engine = openEngine({ baseUrl: '/maps/' });
    const added = await engine.add({ link: 'https://example.org/big.iso' });
    // @ts-expect-error: it may have been refused.
    added.url;
    export const code: DownloadError['code'] = 'quota';
    // @ts-expect-error: no such error.
    export const none: DownloadError['code'] = 'tired';
    export const present: DownloadSnapshot | undefined = engine.download('https://example.org/');
    `,
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--target', 'es2023', '--module', 'nodenext'];
  const { stdout } = spawnSync(process.execPath, [tsc, ...options, 'app.mts'], {
    cwd: tempDir,
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
});
