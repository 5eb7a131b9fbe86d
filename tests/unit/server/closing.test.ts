import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { constants } from 'node:http2';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../../src/server/server.ts';
import { askOver, openSession, serveSecurely } from './http2Request.ts';
import { begin, openSocket, serve, temporaryFolder } from './request.ts';

const SIZE = 200_000;
/** Two thirds of a second for the file: it is still running when the server is told to end. */
const RATE = 300_000;
/** Longer than any test: what ends before it did not wait for it. */
const LONG_MS = 60_000;

async function folderWithFile(): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file.bin'), Buffer.alloc(SIZE));
  return folder;
}

async function lengthOf(body: AsyncIterable<unknown>): Promise<number> {
  let length = 0;
  for await (const part of body) length += (part as Buffer).length;
  return length;
}

describe('closing', () => {
  it('ends what is being sent, and frees the port', async () => {
    const server = await startServer({ port: 0, ratePerConnection: 1000 });
    const answer = await begin(server, '/files/sample-2GB.bin');
    await server.close();
    await expect(lengthOf(answer)).rejects.toThrow('aborted');
    await serve({ port: server.port });
  });
});

describe('closing with grace', () => {
  const start = async (): Promise<RunningServer> =>
    serve({ folder: await folderWithFile(), ratePerConnection: RATE });

  it('lets what is being sent end, and takes nothing new', async () => {
    const server = await start();
    const answer = await begin(server, '/files/file.bin');
    const closed = server.close(LONG_MS);
    await expect(begin(server, '/files/file.bin')).rejects.toThrow('ECONNREFUSED');
    expect(await lengthOf(answer)).toBe(SIZE);
    await closed;
  });

  it.each([
    ['HTTP', serve, 'connect'],
    ['HTTPS', serveSecurely, 'secureConnect'],
  ])('waits for no connection that is not being answered: %s', async (_scheme, open, ready) => {
    const server = await open({});
    const quiet = openSocket(server);
    await once(quiet, ready);
    const asked = openSocket(server);
    asked.write('GET /files/ HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(asked, 'data');
    await server.close(LONG_MS);
  });

  it('ends a connection that would be kept once its answer is sent', async () => {
    const server = await start();
    const socket = openSocket(server);
    socket.write('GET /files/file.bin HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    const closed = server.close(LONG_MS);
    expect(await lengthOf(socket)).toBeGreaterThan(SIZE / 2);
    await closed;
  });

  it('cuts what takes longer', async () => {
    const server = await serve({ ratePerConnection: 1000 });
    const answer = await begin(server, '/files/sample-2GB.bin');
    await server.close(100);
    await expect(lengthOf(answer)).rejects.toThrow('aborted');
  });

  it('is the same over HTTP/2: streams end, then their connection', async () => {
    const folder = await folderWithFile();
    const server = await serveSecurely({ folder, ratePerConnection: RATE });
    const session = openSession(server);
    const idle = openSession(server);
    await askOver(idle, '/files/');
    const stream = session.request({ ':path': '/files/file.bin' });
    await once(stream, 'response');
    const gone = Promise.all([once(session, 'close'), once(idle, 'close')]);
    const closed = server.close(LONG_MS);
    expect(await lengthOf(stream)).toBe(SIZE);
    await Promise.all([closed, gone]);
  });

  it('cuts HTTP/2 streams that take longer', async () => {
    const server = await serveSecurely({ ratePerConnection: 1000 });
    const stream = openSession(server).request({ ':path': '/files/sample-2GB.bin' });
    stream.on('error', () => {});
    await once(stream, 'response');
    await server.close(100);
    await lengthOf(stream);
    expect(stream.rstCode).toBe(constants.NGHTTP2_CANCEL);
  });
});
