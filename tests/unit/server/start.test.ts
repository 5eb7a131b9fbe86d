import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:http2';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_PORT, parseCommandLine } from '../../../src/server/commandLine.ts';
import { startServer } from '../../../src/server/server.ts';
import { whyNotListening } from '../../../src/server/startErrors.ts';
import { certificateFiles } from './http2Request.ts';
import { serve, temporaryFolder } from './request.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('the command line', () => {
  const plain = {
    kind: 'serve',
    folder: undefined,
    port: DEFAULT_PORT,
    host: '127.0.0.1',
    ratePerConnection: undefined,
    certificate: undefined,
    logsRequests: false,
  };

  it.each<[string, object]>([
    ['', {}],
    ['./folder --port 8080', { folder: './folder', port: 8080 }],
    ['--port=65535 folder', { folder: 'folder', port: 65535 }],
    ['--host 0.0.0.0', { host: '0.0.0.0' }],
    ['--rate 5M', { ratePerConnection: 5_000_000 }],
    ['--rate 1.5k', { ratePerConnection: 1500 }],
    ['--rate 2g', { ratePerConnection: 2_000_000_000 }],
    ['--rate 700', { ratePerConnection: 700 }],
    ['--rate 3MB', { ratePerConnection: 3_000_000 }],
    ['--cert a.pem --key b.pem', { certificate: { cert: 'a.pem', key: 'b.pem' } }],
    ['--log', { logsRequests: true }],
  ])('%s', (line, expected) => {
    expect(parseCommandLine(line.split(' ').filter(Boolean))).toEqual({ ...plain, ...expected });
  });

  it.each([
    '--port 0',
    '--port 65536',
    '--port -1',
    '--port eighty',
    '--port',
    '--rate fast',
    '--rate 0',
    '--rate -5',
    '--rate 5X',
    '--cert a.pem',
    '--key b.pem',
    '--cert= --key b.pem',
    '--speed 5',
    'one two',
  ])('refuses %s with a reason', (line) => {
    const parsed = parseCommandLine(line.split(' '));
    expect(parsed).toMatchObject({ kind: 'invalid', message: expect.stringMatching(/\w+ .+/) });
  });

  it('helps', () => {
    expect(parseCommandLine(['--help'])).toEqual({ kind: 'help' });
  });
});

describe('starting', () => {
  it('says that a port is taken', async () => {
    const { port } = await serve({});
    await expect(startServer({ port })).rejects.toThrow(`Port ${port} is taken`);
  });

  it.each<[string, (folder: string) => string, RegExp]>([
    ['missing', (folder) => join(folder, 'none'), /does not exist: .*none/],
    ['a file', (folder) => join(folder, 'file'), /is not a folder: .*file/],
  ])('says that the folder is %s', async (_what, choose, message) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');
    await expect(startServer({ port: 0, folder: choose(folder) })).rejects.toThrow(message);
  });

  it.runIf(process.platform !== 'win32')('says that the folder may not be read', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'locked'), { mode: 0 });
    await chmod(folder, 0o755);
    const isRoot = process.geteuid?.() === 0;
    // Nothing is locked to root: the server is started as nobody.
    if (isRoot) process.seteuid?.(65534);
    try {
      const started = startServer({ port: 0, folder: join(folder, 'locked') });
      await expect(started).rejects.toThrow(/may not be read by this user: .*locked/);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it('says what is wrong with a certificate', async () => {
    const own = await certificateFiles();
    const other = await certificateFiles();
    const text = join(await temporaryFolder(), 'text');
    await writeFile(text, 'no PEM');
    for (const [certificate, message] of [
      [{ ...own, cert: `${own.cert}.none` }, /The certificate does not exist: .*none/],
      [{ ...own, key: `${own.key}.none` }, /The certificate's key does not exist: .*none/],
      [{ ...own, cert: dirname(own.cert) }, /The certificate cannot be read: /],
      [{ ...own, key: other.key }, /do not belong together: /],
      [{ ...own, cert: text }, /not usable .* PEM files/],
      [{ ...own, key: text }, /not usable .* PEM files/],
    ] as const) {
      await expect(startServer({ port: 0, certificate })).rejects.toThrow(message);
    }
  });

  it.each([
    ['EADDRINUSE', /^Port 80 is taken/],
    ['EACCES', /^Port 80 may not be used by this user\. Choose one above 1023/],
    ['EADDRNOTAVAIL', /^h is no address of this machine/],
    ['ENOTFOUND', /^h is no address of this machine/],
    ['EOTHER', /^The server cannot listen: other$/],
  ])('has words for %s', (code, message) => {
    const error = Object.assign(new Error('other'), { code });
    expect(whyNotListening(error, 'h', 80).message).toMatch(message);
  });

  it('says that the address is not of this machine', async () => {
    const started = startServer({ port: 0, host: '192.0.2.1' });
    await expect(started).rejects.toThrow('192.0.2.1 is no address of this machine');
  });
});

describe('the program', () => {
  // Within the project, for the bundle finds its packages there.
  const home = join(root, 'node_modules/.cache/holdfast-start-test');

  beforeAll(async () => {
    const outDir = join(home, 'server');
    await build({ mode: 'server', root, build: { outDir }, logLevel: 'error' });
    await mkdir(join(home, 'app'), { recursive: true });
    await writeFile(join(home, 'app/index.html'), '<!doctype html>');
  });

  interface Run {
    readonly process: ChildProcess;
    readonly output: () => string;
    readonly ended: Promise<number | null>;
  }

  function run(...args: string[]): Run {
    const child = spawn(process.execPath, [join(home, 'server/main.js'), ...args]);
    onTestFinished(() => void child.kill('SIGKILL'));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => {
        output += String(part);
      });
    }
    const ended = once(child, 'close').then(([code]) => code as number | null);
    return { process: child, output: () => output, ended };
  }

  /** A port that was free a moment ago. */
  async function freePort(): Promise<number> {
    const server = await startServer({ port: 0 });
    await server.close();
    return server.port;
  }

  it.each(['SIGINT', 'SIGTERM'] as const)('prints its address and ends at %s', async (signal) => {
    const folder = await temporaryFolder();
    const port = await freePort();
    const { process: child, output, ended } = run(folder, '--port', String(port));
    await expect.poll(output).toContain('Ctrl+C');
    expect(output()).toContain(`Holdfast is at http://127.0.0.1:${port}/\n`);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    child.kill(signal);
    expect(await ended).toBe(0);
  });

  it('serves with a certificate, logs where it is told to, and lets downloads end', async () => {
    const { cert, key } = await certificateFiles();
    const port = await freePort();
    const options = ['--port', String(port), '--cert', cert, '--key', key];
    const { process: child, output, ended } = run(...options, '--log', '--rate', '70M');
    await expect.poll(output).toContain('Ctrl+C');
    expect(output()).toContain(`Holdfast is at https://127.0.0.1:${port}/\n`);
    const session = connect(`https://127.0.0.1:${port}`, { rejectUnauthorized: false });
    onTestFinished(() => session.destroy());
    const stream = session.request({ ':path': '/files/sample-100MB.bin' });
    await once(stream, 'response');
    child.kill('SIGTERM');
    let length = 0;
    for await (const part of stream) length += (part as Buffer).length;
    expect(length).toBe(100_000_000);
    expect(await ended).toBe(0);
    expect(output()).toMatch(
      / 127\.0\.0\.1 GET \/files\/sample-100MB\.bin 200 100000000 \d+ms -\n/,
    );
  });

  it('ends with 1 where the port is taken or the folder missing', async () => {
    const { port } = await serve({});
    const taken = run('--port', String(port));
    expect(await taken.ended).toBe(1);
    expect(taken.output()).toMatch(/^Port \d+ is taken by another program\. [^\n]+\n$/);
    const missing = run('/no/such/folder');
    expect(await missing.ended).toBe(1);
    expect(missing.output()).toBe('The folder to serve does not exist: /no/such/folder\n');
  });

  it('ends with 2 where an option is wrong', async () => {
    const { output, ended } = run('--port', 'eighty');
    expect(await ended).toBe(2);
    expect(output()).toContain('--port eighty is not a port');
    expect(output()).toContain('Usage:');
  });
});
