import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/server.ts';
import { askOver, openSession, serveSecurely } from './http2Request.ts';
import { ask, begin, serve } from './request.ts';

type Start = typeof serve;

async function startWithLog(start: Start): Promise<{ server: RunningServer; lines: string[] }> {
  const lines: string[] = [];
  const faults: string[] = [];
  const server = await start({
    logRequest: (line) => void lines.push(line),
    log: (line) => void faults.push(line),
  });
  return { server, lines };
}

/** The lines without what changes from run to run: the time, and how long it took. */
function settled(lines: readonly string[]): string[] {
  return lines.map((line) =>
    line.replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z /, 'TIME ').replace(/ \d+ms /, ' TOOK '),
  );
}

describe('the request log', () => {
  it.each<[string, string, Record<string, string>, string]>([
    ['GET', '/files/sample-2GB.bin', { Range: 'bytes=5-9' }, '206 5 TOOK bytes=5-9'],
    ['GET', '/files/none?a=b', {}, '404 9 TOOK -'],
    ['HEAD', '/files/sample-2GB.bin', {}, '200 2000000000 TOOK -'],
    ['OPTIONS', '/files/', {}, '204 - TOOK -'],
    ['GET', '/files/sample-2GB.bin', { 'If-None-Match': '*' }, '304 - TOOK -'],
    ['DELETE', '/files/', {}, '405 18 TOOK -'],
  ])('has a line for %s %s with %j', async (method, path, headers, rest) => {
    const { server, lines } = await startWithLog(serve);
    await ask(server, path, { method, headers });
    await expect.poll(() => settled(lines)).toEqual([`TIME 127.0.0.1 ${method} ${path} ${rest}`]);
  });

  it('says where an answer was broken off', async () => {
    const { server, lines } = await startWithLog(serve);
    const answer = await begin(server, '/files/sample-2GB.bin');
    expect(lines).toEqual([]);
    answer.destroy();
    await expect
      .poll(() => settled(lines))
      .toEqual(['TIME 127.0.0.1 GET /files/sample-2GB.bin 200 2000000000 TOOK - broken-off']);
  });

  it('is the same over HTTP/2', async () => {
    const { server, lines } = await startWithLog(serveSecurely);
    const session = openSession(server);
    await askOver(session, '/files/none');
    const stream = session.request({ ':path': '/files/sample-2GB.bin' });
    await once(stream, 'response');
    stream.on('error', () => {}).close(8);
    await expect
      .poll(() => settled(lines))
      .toEqual([
        'TIME 127.0.0.1 GET /files/none 404 3 TOOK -',
        'TIME 127.0.0.1 GET /files/sample-2GB.bin 200 2000000000 TOOK - broken-off',
      ]);
  });

  it('has one line for a request, whatever is in it', async () => {
    const { server, lines } = await startWithLog(serve);
    const socket = connect(server.port, '127.0.0.1');
    const range = 'bytes=0-\x9b2J\tx y';
    socket.write(
      Buffer.from(`GET /files/%9B31m?"' HTTP/1.1\r\nHost: x\r\nRange: ${range}\r\n\r\n`, 'latin1'),
    );
    await once(socket, 'data');
    socket.destroy();
    await expect.poll(() => lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[\x20-\x7e]+$/);
    expect(lines[0]).toContain(' bytes=0-%9B2J%09x%20y');
  });

  it('has no fault where clients leave in the middle, however abruptly', async () => {
    const faults: string[] = [];
    const lines: string[] = [];
    const server = await serve({
      log: (line) => void faults.push(line),
      logRequest: (line) => void lines.push(line),
    });
    const leave = async () => {
      const socket = connect(server.port, '127.0.0.1').on('error', () => {});
      socket.write('GET /files/sample-2GB.bin HTTP/1.1\r\nHost: x\r\n\r\n');
      // While the server is writing: it may hear of its failed write first.
      for (let read = 0; read < 4_000_000; ) read += (await once(socket, 'data'))[0].length;
      socket.resetAndDestroy();
    };
    for (let round = 0; round < 10; round += 1) await Promise.all([leave(), leave(), leave()]);
    await expect.poll(() => lines).toHaveLength(30);
    expect(faults).toEqual([]);
  });

  it('is silent unless it is asked for', async () => {
    const faults: string[] = [];
    const server = await serve({ log: (line) => void faults.push(line) });
    (await begin(server, '/files/sample-2GB.bin')).destroy();
    const session = openSession(await serveSecurely({ log: (line) => void faults.push(line) }));
    const stream = session.request({ ':path': '/files/sample-2GB.bin' });
    await once(stream, 'response');
    session.destroy();
    await ask(server, '/files/none');
    expect(faults).toEqual([]);
  });
});
