import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Limits } from '../../../src/server/limits.ts';
import { askOver, openSession, serveSecurely } from './http2Request.ts';
import { ask, begin, openSocket, serve, temporaryFolder } from './request.ts';

/** The text that a connection receives until it is closed. */
async function readAll(socket: Socket): Promise<string> {
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(parts).toString();
}

describe('limits', () => {
  it('drops connections beyond its number, and takes new ones once others are gone', async () => {
    const server = await serve({ limits: { connections: 2 } });
    const held = [openSocket(server), openSocket(server)];
    await Promise.all(held.map((socket) => once(socket, 'connect')));
    expect(await readAll(openSocket(server))).toBe('');
    held[0]?.destroy();
    await expect
      .poll(() =>
        ask(server, '/files/').then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200);
  });

  it('puts off requests beyond its number, readable for all origins', async () => {
    const server = await serve({ limits: { requests: 2 } });
    const running = await Promise.all([1, 2].map(() => begin(server, '/files/sample-2GB.bin')));
    expect(await ask(server, '/files/sample-100MB.bin')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '1', 'access-control-allow-origin': '*' },
    });
    for (const answer of running) answer.destroy();
    await expect
      .poll(async () => (await ask(server, '/files/sample-100MB.bin', { method: 'HEAD' })).status)
      .toBe(200);
  });

  it('counts no request whose client has left, not even one that waited for its turn', async () => {
    const server = await serve({ limits: { requests: 2 } });
    const socket = openSocket(server);
    socket.write('GET /files/sample-2GB.bin HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(5));
    await once(socket, 'data');
    const status = async (): Promise<number> =>
      (await ask(server, '/files/sample-2GB.bin', { method: 'HEAD' })).status;
    expect(await status()).toBe(503);
    socket.destroy();
    await expect.poll(status).toBe(200);
  });

  it('refuses requests with more headers than it reads', async () => {
    const server = await serve({ limits: { headersPerRequest: 20 } });
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`X-${index}`, '1']));
    // Host and Connection count as well.
    expect((await ask(server, '/files/', { headers: many(18) })).status).toBe(200);
    expect((await ask(server, '/files/', { headers: many(19) })).status).toBe(431);
  });

  it.each<[string, Partial<Limits>, Record<string, string>]>([
    [
      'many',
      { headersPerRequest: 20 },
      Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`x-${index}`, '1'])),
    ],
    ['long', { headerBytes: 4096 }, { 'x-long': 'x'.repeat(5000) }],
  ])(
    'refuses a stream whose headers are too %s, not its connection',
    async (_what, limits, headers) => {
      const session = openSession(await serveSecurely({ limits }));
      // A limit holds once the client has taken note of it.
      expect((await askOver(session, '/files/')).status).toBe(200);
      await expect(askOver(session, '/files/', headers)).rejects.toThrow('ENHANCE_YOUR_CALM');
      expect((await askOver(session, '/files/')).status).toBe(200);
    },
  );
});

describe.each([
  ['HTTP', serve],
  ['HTTPS', serveSecurely],
])('over %s, a client', (_scheme, start) => {
  it.each([
    ['sends its headers slowly', 'GET /files/ HTTP/1.1\r\nHost: x\r\n', '408'],
    [
      'sends headers that are too long',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(9000)}\r\n\r\n`,
      '431',
    ],
    [
      'announces a body and does not send it',
      'GET /files/ HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n',
      '200',
    ],
  ])('that %s is sent away', async (_what, text, status) => {
    const limits = { headersTimeoutMs: 1000, requestTimeoutMs: 1000, headerBytes: 8192 };
    const socket = openSocket(await start({ limits }));
    socket.write(text);
    expect(await readAll(socket)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it('that says nothing is let go', async () => {
    expect(await readAll(openSocket(await start({ limits: { idleMs: 300 } })))).toBe('');
  });

  it('that asks nothing more is let go', async () => {
    const socket = openSocket(await start({ limits: { keepAliveMs: 200 } }));
    socket.write('GET /files/ HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await readAll(socket)).toMatch(/^HTTP\/1.1 200 /);
  });

  it('that reads nothing of what it asked for is let go', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file.bin'), Buffer.alloc(64 * 1024 * 1024));
    const lines: string[] = [];
    const logRequest = (line: string) => void lines.push(line);
    const socket = openSocket(await start({ folder, limits: { idleMs: 1000 }, logRequest }));
    socket.write('GET /files/file.bin HTTP/1.1\r\nHost: x\r\n\r\n');
    // Nothing is read until the server has given up: what comes then is the buffers' rest.
    await expect.poll(() => lines).toEqual([expect.stringMatching(/broken-off$/)]);
    expect((await readAll(socket)).length).toBeLessThan(64 * 1024 * 1024);
  });
});
