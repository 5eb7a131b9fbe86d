import { randomBytes } from 'node:crypto';
import { readdir, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/server.ts';
import { openSession, serveSecurely } from './http2Request.ts';
import { begin, serve, temporaryFolder } from './request.ts';

/** Many steps of what the server reads at a time. */
const bytes = randomBytes(12 * 1024 * 1024);
/** Longer than any test. */
const LONG_MS = 60_000;

async function folderWithFile(): Promise<{ readonly folder: string; readonly path: string }> {
  const folder = await temporaryFolder();
  const path = join(folder, 'file.bin');
  await writeFile(path, bytes);
  return { folder, path };
}

describe.runIf(process.platform === 'linux')('answers that are left in the middle', () => {
  it('leave nothing open, however many', async () => {
    const { folder, path } = await folderWithFile();
    const server = await serve({ folder });
    let left = 400;
    const leaveInTurn = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const headers = { Range: `bytes=${left * 10_000}-` };
        const answer = await begin(server, '/files/file.bin', { headers });
        expect(answer.statusCode).toBe(206);
        answer.destroy();
      }
    };
    await Promise.all(Array.from({ length: 20 }, leaveInTurn));
    const openHandles = async (): Promise<number> => {
      const names = await readdir('/proc/self/fd');
      const targets = await Promise.all(
        names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')),
      );
      return targets.filter((target) => target === path).length;
    };
    await expect.poll(openHandles).toBe(0);
    // It would wait for an answer that is still under way.
    await server.close(LONG_MS);
  });
});

describe('answers that are read slowly', () => {
  type Begin = (server: RunningServer) => Promise<AsyncIterable<unknown>>;

  it.each<[string, (options: { folder: string }) => Promise<RunningServer>, Begin]>([
    ['HTTP', serve, (server) => begin(server, '/files/file.bin')],
    [
      'HTTP/2',
      serveSecurely,
      async (server) => openSession(server).request({ ':path': '/files/file.bin' }),
    ],
  ])('have no byte of what was read for later in them: %s', async (_scheme, open, ask) => {
    const { folder } = await folderWithFile();
    const server = await open({ folder });
    const readSlowly = async (): Promise<Buffer> => {
      const parts: Buffer[] = [];
      for await (const part of await ask(server)) {
        parts.push(part as Buffer);
        await nextTurn();
      }
      return Buffer.concat(parts);
    };
    const received = await Promise.all(Array.from({ length: 5 }, readSlowly));
    expect(received.every((one) => one.equals(bytes))).toBe(true);
  });
});
