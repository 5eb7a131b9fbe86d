import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { readdir, readlink, rename, truncate, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openInFolder } from '../../../src/server/openFile.ts';
import { ask, begin, serve, temporaryFolder } from './request.ts';

/** More than all the buffers between a server and a client that does not read. */
const SIZE = 64 * 1024 * 1024;

describe('a file that changes while it is served', () => {
  const before = Buffer.alloc(SIZE, 'a');

  it.each<[string, (path: string) => Promise<void>]>([
    ['is written over', (path) => writeFile(path, Buffer.alloc(SIZE, 'b'))],
    ['is cut', (path) => truncate(path, 1000)],
    ['grows', (path) => writeFile(path, 'more', { flag: 'a' })],
  ])('%s: the answer breaks off, with no byte of the new version', async (_what, change) => {
    const folder = await temporaryFolder();
    const path = join(folder, 'file.bin');
    await writeFile(path, before);
    const server = await serve({ folder });
    const answer = await begin(server, '/files/file.bin');
    expect(answer.headers['content-length']).toBe(String(SIZE));
    await change(path);
    const parts: Buffer[] = [];
    const reading = async (): Promise<void> => {
      for await (const part of answer) parts.push(part as Buffer);
    };
    await expect(reading()).rejects.toThrow('aborted');
    const received = Buffer.concat(parts);
    expect(received.length).toBeLessThan(SIZE);
    expect(received.equals(before.subarray(0, received.length))).toBe(true);
  });

  it('changes before its first byte: it is asked for again in a moment', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'file.bin');
    await writeFile(path, 'a');
    const server = await serve({ folder });
    const writing = setInterval(() => appendFileSync(path, 'b'), 1);
    onTestFinished(() => clearInterval(writing));
    const answers = [];
    while (answers.length < 10) answers.push(await ask(server, '/files/file.bin'));
    const busy = answers.filter(({ status }) => status === 503);
    expect(busy.length).toBeGreaterThan(0);
    for (const { headers, body } of busy) {
      expect(headers).toMatchObject({ 'retry-after': '1', 'access-control-allow-origin': '*' });
      for (const name of ['etag', 'last-modified', 'content-disposition', 'content-md5']) {
        expect(headers).not.toHaveProperty(name);
      }
      expect(body.length).toBe(Number(headers['content-length']));
    }
  });

  it('has just changed: it is opened once the next change would show', async () => {
    const folder = await temporaryFolder();
    for (let round = 0; round < 5; round += 1) {
      await writeFile(join(folder, 'file.bin'), 'new');
      const opened = await openInFolder(folder, ['file.bin']);
      if (opened.kind !== 'file') throw new Error('the file is not there');
      await opened.file.close();
      expect(Date.now() - opened.file.lastModifiedMs).toBeGreaterThanOrEqual(19);
    }
  });

  it('is replaced by another: the old one is served to its end', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'file.bin');
    await writeFile(path, before);
    const server = await serve({ folder });
    const answer = await begin(server, '/files/file.bin');
    await writeFile(join(folder, 'next.bin'), Buffer.alloc(SIZE, 'b'));
    await rename(join(folder, 'next.bin'), path);
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part as Buffer);
    expect(Buffer.concat(parts).equals(before)).toBe(true);
  });
});

describe('the rate', () => {
  it('holds a connection back, over its requests as well', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file.bin'), randomBytes(100_000));
    const server = await serve({ folder, ratePerConnection: 200_000 });
    const socket = connect(server.port, '127.0.0.1');
    const startedMs = performance.now();
    // 300 kB in six requests on one connection: a second and a half, less one step's head start.
    for (let start = 0; start < 6; start += 1) {
      const range = `bytes=${start * 10_000}-${start * 10_000 + 49_999}`;
      socket.write(`GET /files/file.bin HTTP/1.1\r\nHost: x\r\nRange: ${range}\r\n\r\n`);
    }
    let received = 0;
    for await (const part of socket) {
      received += (part as Buffer).length;
      if (received >= 300_000) break;
    }
    expect(performance.now() - startedMs).toBeGreaterThan(1200);
  });

  it('loses no byte, and gives every connection its own', async () => {
    const folder = await temporaryFolder();
    const bytes = randomBytes(200_000);
    await writeFile(join(folder, 'file.bin'), bytes);
    const server = await serve({ folder, ratePerConnection: 200_000 });
    const startedMs = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => ask(server, '/files/file.bin')),
    );
    // One after the other it would be 10 s; together it is one.
    expect(performance.now() - startedMs).toBeLessThan(6000);
    expect(answers.every(({ body }) => body.equals(bytes))).toBe(true);
  });

  it('does not slow the listing', async () => {
    const server = await serve({ ratePerConnection: 1 });
    expect((await ask(server, '/files/')).status).toBe(200);
  });
});

describe('a client that leaves', () => {
  it.runIf(process.platform === 'linux')('leaves no file open', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'file.bin');
    await writeFile(path, Buffer.alloc(SIZE));
    const server = await serve({ folder });
    const openHandles = async (): Promise<number> => {
      const names = await readdir('/proc/self/fd');
      const targets = await Promise.all(
        names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')),
      );
      return targets.filter((target) => target === path).length;
    };
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => begin(server, '/files/file.bin')),
    );
    expect(await openHandles()).toBeGreaterThanOrEqual(3);
    for (const answer of answers) answer.destroy();
    for (const headers of [{ Range: `bytes=${SIZE}-` }, { 'If-None-Match': '*' }]) {
      await ask(server, '/files/file.bin', { headers });
    }
    // The last one open is the background's, until it knows the MD5.
    await expect.poll(openHandles).toBe(0);
  });
});

describe('absurd requests', () => {
  it.each([
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, '431'],
    ['no HTTP at all', 'hello\r\n\r\n', '400'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', '400'],
    ['two lengths', 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1, 2\r\n\r\n', '400'],
  ])('%s', async (_what, text, status) => {
    const server = await serve({});
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(text);
    const [first] = await once(socket, 'data');
    expect(String(first)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    socket.destroy();
  });
});
