import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { builtAppFolder } from '../support/app.ts';
import { DownloadsPage } from '../support/downloadsPage.ts';
import { md5OfFile } from '../support/fixtureFile.ts';
import { expect, test } from '../support/test.ts';

const serverProgram = join(dirname(builtAppFolder), 'server/main.js');

test('started with no folder: the sample downloads in one click, survives a reload, is saved and right', async ({
  openBrowser,
}) => {
  const server = await startProgram(['--port', String(await freePort()), '--rate', '6M']);
  try {
    const browser = await openBrowser();
    const page = await browser.newPage();
    const downloads = await DownloadsPage.open(page, server.address);
    const listing = (await (await fetch(`${server.address}files/?format=json`)).json()) as {
      name: string;
      url: string;
      sizeBytes: number;
      md5: string;
    }[];
    const sample = listing.find(({ sizeBytes }) => sizeBytes === 100_000_000);
    if (sample === undefined) throw new Error('no sample of 100 MB');
    await page.getByRole('button', { name: new RegExp(`Try it with ${sample.name}`) }).click();
    const url = new URL(sample.url, `${server.address}files/`).href;
    await downloads.expectPhase(url, 'running');
    const bar = downloads.row(url).getByRole('progressbar');
    const percent = () => bar.getAttribute('aria-valuenow');
    await expect.poll(percent, { intervals: [50] }).toMatch(/^[3-6]\d$/);
    await page.reload();
    await downloads.expectPhase(url, 'saved', 60_000);
    await expect(downloads.row(url)).toContainText(/MD5 matches/);
    expect(await md5OfFile(await browser.savedFile(sample.name))).toBe(sample.md5);
  } finally {
    await server.stop();
  }
});

/** Starts what `npm start` starts; resolves when it has printed its address. */
async function startProgram(
  options: readonly string[],
): Promise<{ address: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [serverProgram, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/\S+\//.exec(line)?.[0];
    if (address !== undefined) return { address, stop };
  }
  throw new Error(`the server ended with ${child.exitCode} before it told its address`);
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
