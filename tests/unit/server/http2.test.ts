import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readlink, writeFile } from 'node:fs/promises';
import { type ClientHttp2Stream, constants } from 'node:http2';
import { get } from 'node:https';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askOver, openSession, serveSecurely } from './http2Request.ts';
import { temporaryFolder } from './request.ts';

const bytes = randomBytes(300_000);
/** More than all the buffers between a server and a client that does not read. */
const LARGE = 64 * 1024 * 1024;

async function folderWith(content: Buffer): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file.bin'), content);
  return folder;
}

describe('with a certificate', () => {
  it('files come over HTTP/2, many at once on one connection', async () => {
    const server = await serveSecurely({ folder: await folderWith(bytes) });
    expect(server.url).toBe(`https://127.0.0.1:${server.port}/`);
    const session = openSession(server);
    const whole = await askOver(session, '/files/file.bin');
    expect(session.alpnProtocol).toBe('h2');
    expect(whole).toMatchObject({ status: 200, headers: { 'content-length': '300000' } });
    expect(whole.body.equals(bytes)).toBe(true);
    const parts = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        askOver(session, '/files/file.bin', {
          Range: `bytes=${index * 10_000}-${index * 10_000 + 9_999}`,
        }),
      ),
    );
    expect(parts.every(({ status }) => status === 206)).toBe(true);
    expect(Buffer.concat(parts.map(({ body }) => body)).equals(bytes)).toBe(true);
  });

  it.each<[string, Record<string, string>, number]>([
    ['HEAD', { ':method': 'HEAD' }, 200],
    ['several ranges', { Range: 'bytes=0-1,5-6' }, 206],
    ['a range behind the end', { Range: 'bytes=300000-' }, 416],
    ['a condition', { 'If-None-Match': '*' }, 304],
    ['another method', { ':method': 'DELETE' }, 405],
  ])('%s is answered as over HTTP/1.1', async (_what, headers, status) => {
    const server = await serveSecurely({ folder: await folderWith(bytes) });
    expect((await askOver(openSession(server), '/files/file.bin', headers)).status).toBe(status);
  });

  it('what is not there is not there', async () => {
    const server = await serveSecurely({});
    expect((await askOver(openSession(server), '/files/none')).status).toBe(404);
  });

  it('a client that knows no HTTP/2 has HTTP/1.1', async () => {
    const { port } = await serveSecurely({ folder: await folderWith(bytes) });
    const request = get({
      host: '127.0.0.1',
      port,
      path: '/files/file.bin',
      rejectUnauthorized: false,
    });
    const [answer] = await once(request, 'response');
    expect(answer).toMatchObject({ statusCode: 200, httpVersion: '1.1' });
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
  });

  it('a file that changes while it is served breaks off, and no other stream does', async () => {
    const before = Buffer.alloc(LARGE, 'a');
    const folder = await folderWith(before);
    await writeFile(join(folder, 'other.bin'), bytes);
    const session = openSession(await serveSecurely({ folder }));
    const stream = session.request({ ':path': '/files/file.bin' });
    await once(stream, 'response');
    // It may break off before it is read.
    stream.on('error', () => {});
    await writeFile(join(folder, 'file.bin'), Buffer.alloc(LARGE, 'b'));
    const parts: Buffer[] = [];
    const reading = async (): Promise<void> => {
      for await (const part of stream) parts.push(part as Buffer);
    };
    await expect(reading()).rejects.toThrow();
    expect(stream.rstCode).not.toBe(0);
    const received = Buffer.concat(parts);
    expect(received.equals(before.subarray(0, received.length))).toBe(true);
    expect((await askOver(session, '/files/other.bin')).body.equals(bytes)).toBe(true);
  });

  describe.runIf(process.platform === 'linux')('leaves no file open where a stream', () => {
    async function openFile() {
      const folder = await folderWith(Buffer.alloc(LARGE));
      const path = join(folder, 'file.bin');
      const server = await serveSecurely({ folder });
      return {
        async beginMany(count: number): Promise<ClientHttp2Stream[]> {
          const session = openSession(server);
          await once(session, 'connect');
          return Array.from({ length: count }, () =>
            session.request({ ':path': '/files/file.bin' }).on('error', () => {}),
          );
        },
        async openHandles(): Promise<number> {
          const names = await readdir('/proc/self/fd');
          const targets = await Promise.all(
            names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')),
          );
          return targets.filter((target) => target === path).length;
        },
      };
    }

    it.each([
      ['CANCEL', constants.NGHTTP2_CANCEL],
      ['NO_ERROR', constants.NGHTTP2_NO_ERROR],
    ])('is reset with %s', async (_name, code) => {
      const { beginMany, openHandles } = await openFile();
      const streams = await beginMany(20);
      await Promise.all(streams.map((stream) => once(stream, 'response')));
      expect(await openHandles()).toBeGreaterThanOrEqual(20);
      for (const stream of streams) stream.close(code);
      // The last one open is the background's, until it knows the MD5.
      await expect.poll(openHandles).toBe(0);
    });

    it('is reset before its answer begins', async () => {
      const { beginMany, openHandles } = await openFile();
      // Node closes a handle that nobody holds any more, and says so.
      const warnings: string[] = [];
      const onWarning = ({ message }: Error): void => void warnings.push(message);
      process.on('warning', onWarning);
      onTestFinished(() => void process.off('warning', onWarning));
      for (let round = 0; round < 40; round += 1) {
        const streams = await beginMany(5);
        // Each round a little later, so that all steps of answering are met.
        for (let turn = 0; turn < round; turn += 1) {
          await new Promise((resolve) => setImmediate(resolve));
        }
        for (const stream of streams) stream.close(constants.NGHTTP2_CANCEL);
      }
      await expect.poll(openHandles).toBe(0);
      expect(warnings).toEqual([]);
    });
  });

  it('the rate is that of the connection, however many streams it has', async () => {
    const folder = await folderWith(randomBytes(50_000));
    const session = openSession(await serveSecurely({ folder, ratePerConnection: 200_000 }));
    const startedMs = performance.now();
    // 300 kB: a second and a half, less one step's head start for each.
    await Promise.all(Array.from({ length: 6 }, () => askOver(session, '/files/file.bin')));
    expect(performance.now() - startedMs).toBeGreaterThan(1200);
  });
});
