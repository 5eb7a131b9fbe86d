import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  PAGE_POLICY,
  SERVICE_WORKER_POLICY,
  WORKER_POLICY,
} from '../../../src/server/securityHeaders.ts';
import type { RunningServer, ServerOptions } from '../../../src/server/server.ts';
import { ask, serve, temporaryFolder } from './request.ts';

const WORKER = '/assets/engine.worker-AbC_123-.js';

async function serveApp(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const appFolder = await temporaryFolder();
  await mkdir(join(appFolder, 'assets'));
  const files = {
    'index.html': '<!doctype html><title>App</title>',
    'service-worker.js': '',
    'manifest.webmanifest': '{}',
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '.secret': '',
    'assets/index-1a2b3c.js': 'export {};',
    'assets/index-1a2b3c.css': '',
    'assets/md5-1a2b3c.wasm': '',
    [WORKER.slice(1)]: '',
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(appFolder, name), content);
  }
  return serve({ appFolder, ...options });
}

describe('the app', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache', PAGE_POLICY],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache', PAGE_POLICY],
    ['/?url=https://example.org/', 'text/html; charset=utf-8', 'no-cache', PAGE_POLICY],
    ['/service-worker.js', 'text/javascript; charset=utf-8', 'no-cache', SERVICE_WORKER_POLICY],
    ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8', 'no-cache', undefined],
    ['/icon.svg', 'image/svg+xml', 'no-cache', undefined],
    ['/assets/index-1a2b3c.js', 'text/javascript; charset=utf-8', 'immutable', undefined],
    ['/assets/index-1a2b3c.css', 'text/css; charset=utf-8', 'immutable', undefined],
    ['/assets/md5-1a2b3c.wasm', 'application/wasm', 'immutable', undefined],
    [WORKER, 'text/javascript; charset=utf-8', 'immutable', WORKER_POLICY],
  ])(
    'has %s with its type, how long it keeps, and its policy',
    async (path, type, keep, policy) => {
      const server = await serveApp();
      const { status, headers } = await ask(server, path);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe(type);
      expect(headers['cache-control']).toContain(keep);
      expect(headers['content-security-policy']).toBe(policy);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  it('keeps its page apart from others', async () => {
    const { headers } = await ask(await serveApp(), '/');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['permissions-policy']).toContain('camera=()');
  });

  it('lets no page run what is not its own, and only the worker reach other hosts', () => {
    for (const policy of [PAGE_POLICY, WORKER_POLICY, SERVICE_WORKER_POLICY]) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/);
    }
    expect(PAGE_POLICY).toContain("connect-src 'self'");
    expect(WORKER_POLICY).toContain('connect-src http: https:');
  });

  it("takes another policy for its worker's script, and for that alone", async () => {
    const workerPolicy = "script-src 'self'";
    const server = await serveApp({ workerPolicy });
    expect((await ask(server, WORKER)).headers['content-security-policy']).toBe(workerPolicy);
    expect((await ask(server, '/')).headers['content-security-policy']).toBe(PAGE_POLICY);
  });

  it('is not sent again to a browser that has it', async () => {
    const server = await serveApp();
    const { headers } = await ask(server, '/');
    const again = await ask(server, '/', { headers: { 'If-None-Match': headers.etag ?? '' } });
    expect(again).toMatchObject({ status: 304, headers: { 'cache-control': 'no-cache' } });
    expect(again.headers['content-security-policy']).toBe(PAGE_POLICY);
  });

  it('is sent compressed to whom that suits, each form with its own tag', async () => {
    const server = await serveApp();
    const plain = await ask(server, '/');
    const zipped = await ask(server, '/', { headers: { 'Accept-Encoding': 'gzip, br' } });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body)).toEqual(plain.body);
    expect(zipped.headers['content-length']).toBe(String(zipped.body.length));
    expect(zipped.headers.etag).not.toBe(plain.headers.etag);
    for (const { headers } of [plain, zipped]) expect(headers.vary).toBe('Accept-Encoding');

    const headers = { 'Accept-Encoding': 'gzip', 'If-None-Match': zipped.headers.etag ?? '' };
    expect((await ask(server, '/', { headers })).status).toBe(304);
    const part = { 'Accept-Encoding': 'gzip', Range: 'bytes=2-8' };
    const answer = await ask(server, '/', { headers: part });
    expect(answer.status).toBe(206);
    expect(answer.body).toEqual(plain.body.subarray(2, 9));
  });

  it('never compresses the files beside it', async () => {
    const headers = { 'Accept-Encoding': 'gzip' };
    const answer = await ask(await serveApp(), '/files/sample-2GB.bin', {
      method: 'HEAD',
      headers,
    });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.headers['content-length']).toBe('2000000000');
  });

  it.each(['/none', '/.secret', '/assets', '/assets/', '/..%2findex.html', '//index.html'])(
    'has nothing at %s',
    async (path) => {
      const answer = await ask(await serveApp(), path);
      expect(answer.status).toBe(404);
      expect(answer.headers['cache-control']).toBe('no-cache');
    },
  );

  it('lives under any path, with its files', async () => {
    const server = await serveApp({ basePath: '/deep/down/' });
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/deep/down/`);
    expect((await ask(server, '/deep/down/')).body.toString()).toContain('<title>App');
    expect((await ask(server, '/deep/down/files/sample-2GB.bin', { method: 'HEAD' })).status).toBe(
      200,
    );
    expect((await ask(server, '/deep/down/files')).headers.location).toBe('/deep/down/files/');
    for (const path of ['/', '/files/', '/deep/', '/index.html']) {
      expect((await ask(server, path)).status, path).toBe(404);
    }
  });

  it('is linked from the listing, with the file it shall fetch', async () => {
    const server = await serveApp();
    const page = (await ask(server, '/files/')).body.toString();
    // Whatever the reader calls the server: a proxy may stand before it.
    const link = encodeURIComponent('/files/sample-2GB.bin');
    expect(page).toContain(`href="/?url=${link}"`);
  });

  it('gives way to the listing where none is served', async () => {
    const answer = await ask(await serve({}), '/');
    expect(answer).toMatchObject({ status: 302, headers: { location: '/files/' } });
  });
});
