import { createHash, randomBytes } from 'node:crypto';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/server.ts';
import { ask, serve, temporaryFolder } from './request.ts';

const bytes = randomBytes(100_000);
const modified = new Date('2025-03-04T05:06:07.891Z');
const modifiedHeader = 'Tue, 04 Mar 2025 05:06:07 GMT';
const md5 = createHash('md5').update(bytes).digest('base64');

async function serveOneFile(name = 'file.bin', content: Buffer = bytes): Promise<RunningServer> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, name), content);
  await utimes(join(folder, name), modified, modified);
  return serve({ folder });
}

describe('a file', () => {
  it('comes whole with all that a resume needs', async () => {
    const server = await serveOneFile();
    const answer = await ask(server, '/files/file.bin');
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'accept-ranges': 'bytes',
      'content-length': '100000',
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename=file.bin',
      'content-md5': md5,
      'repr-digest': `md5=:${md5}:`,
      'last-modified': modifiedHeader,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache, no-transform',
    });
    expect(answer.headers.etag).toMatch(/^"[0-9a-f]+-[0-9a-f]+-[0-9a-f]+"$/);
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect(answer.headers['content-range']).toBeUndefined();
    expect(answer.body.equals(bytes)).toBe(true);
  });

  it('answers HEAD as GET, without the body and without looking at Range', async () => {
    const server = await serveOneFile();
    const whole = await ask(server, '/files/file.bin');
    const head = await ask(server, '/files/file.bin', {
      method: 'HEAD',
      headers: { Range: 'bytes=0-9' },
    });
    expect(head.status).toBe(200);
    expect(head.body).toHaveLength(0);
    expect({ ...head.headers, date: '' }).toEqual({ ...whole.headers, date: '' });
  });

  it.each([
    ['bytes=0-', 0, 100_000],
    ['bytes=0-0', 0, 1],
    ['bytes=5-99', 5, 100],
    ['bytes=99999-', 99_999, 100_000],
    ['bytes=99990-200000', 99_990, 100_000],
    ['bytes=-10', 99_990, 100_000],
  ])('comes in the part that %s asks for', async (range, start, end) => {
    const server = await serveOneFile();
    const answer = await ask(server, '/files/file.bin', { headers: { Range: range } });
    expect(answer.status).toBe(206);
    expect(answer.headers).toMatchObject({
      'content-range': `bytes ${start}-${end - 1}/100000`,
      'content-length': String(end - start),
      'content-md5': md5,
      'accept-ranges': 'bytes',
    });
    expect(answer.body.equals(bytes.subarray(start, end))).toBe(true);
  });

  it.each(['bytes=5-4', 'bytes=x-', 'lines=1-2', `bytes=${'0-0,9-9,'.repeat(100)}`])(
    'comes whole where Range is %s',
    async (range) => {
      const server = await serveOneFile();
      const answer = await ask(server, '/files/file.bin', { headers: { Range: range } });
      expect(answer.status).toBe(200);
      expect(answer.body.equals(bytes)).toBe(true);
    },
  );

  it('refuses a range behind its end, and tells its size', async () => {
    const server = await serveOneFile();
    const answer = await ask(server, '/files/file.bin', { headers: { Range: 'bytes=100000-' } });
    expect(answer.status).toBe(416);
    expect(answer.headers['content-range']).toBe('bytes */100000');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['content-disposition']).toBeUndefined();
    expect(answer.headers['content-md5']).toBeUndefined();
  });

  it('may be empty', async () => {
    const server = await serveOneFile('empty', Buffer.alloc(0));
    const whole = await ask(server, '/files/empty');
    expect(whole).toMatchObject({ status: 200, headers: { 'content-length': '0' } });
    expect(whole.headers['content-md5']).toBe('1B2M2Y8AsgTpgAmY7PhCfg==');
    const part = await ask(server, '/files/empty', { headers: { Range: 'bytes=0-' } });
    expect(part).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */0' } });
  });

  it('keeps its name in any script', async () => {
    const name = '海藻 “é” 100%;.zip';
    const server = await serveOneFile(name);
    const answer = await ask(server, `/files/${encodeURIComponent(name)}`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/zip');
    expect(answer.headers['content-disposition']).toContain(
      `filename*=UTF-8''${encodeURIComponent(name)}`,
    );
  });

  it('has another entity tag once it is another version', async () => {
    const folder = await temporaryFolder();
    const server = await serve({ folder });
    await writeFile(join(folder, 'file.bin'), 'one');
    await utimes(join(folder, 'file.bin'), modified, modified);
    const one = await ask(server, '/files/file.bin');
    await writeFile(join(folder, 'file.bin'), 'two');
    const two = await ask(server, '/files/file.bin');
    expect(two.headers.etag).not.toBe(one.headers.etag);
    expect(two.headers['content-md5']).not.toBe(one.headers['content-md5']);
  });

  it('that is large is hashed while it is being served', async () => {
    const large = randomBytes(9 * 1024 * 1024);
    const server = await serveOneFile('large.bin', large);
    const first = await ask(server, '/files/large.bin', { headers: { Range: 'bytes=0-0' } });
    expect(first.headers['content-md5']).toBeUndefined();
    const md5OfLarge = createHash('md5').update(large).digest();
    const known = async (): Promise<string | undefined> => {
      const answer = await ask(server, '/files/large.bin', { method: 'HEAD' });
      return answer.headers['content-md5'] as string | undefined;
    };
    await expect.poll(known).toBe(md5OfLarge.toString('base64'));
    const listing = await ask(server, '/files/?format=json');
    expect(JSON.parse(listing.body.toString())).toMatchObject([
      { md5: md5OfLarge.toString('hex') },
    ]);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])('refuses %s', async (method) => {
    const server = await serveOneFile();
    const answer = await ask(server, '/files/file.bin', { method });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } });
  });
});

describe('other origins', () => {
  it('may read every header that a resume looks at', async () => {
    const server = await serveOneFile();
    const { headers } = await ask(server, '/files/file.bin', { headers: { Range: 'bytes=0-9' } });
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['timing-allow-origin']).toBe('*');
    const exposed = headers['access-control-expose-headers']?.split(', ');
    expect(exposed).toEqual(
      expect.arrayContaining([
        ...['Accept-Ranges', 'Content-Disposition', 'Content-Encoding', 'Content-Length'],
        ...['Content-MD5', 'Content-Range', 'Date', 'ETag', 'Last-Modified', 'Repr-Digest'],
        'Retry-After',
      ]),
    );
  });

  it('may send Range, If-Range and Authorization after a preflight', async () => {
    const server = await serveOneFile();
    const answer = await ask(server, '/files/file.bin', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://example.org',
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'range,if-range,authorization',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['access-control-allow-methods']).toBe('GET, HEAD');
    expect(answer.headers['access-control-allow-headers']?.split(', ')).toEqual(
      expect.arrayContaining(['Range', 'If-Range', 'Authorization']),
    );
  });

  it('may read that a file is missing, yet not what else there is', async () => {
    const server = await serveOneFile();
    const missing = await ask(server, '/files/other.bin');
    expect(missing).toMatchObject({
      status: 404,
      headers: { 'access-control-allow-origin': '*' },
    });
    for (const method of ['GET', 'OPTIONS']) {
      const listing = await ask(server, '/files/?format=json', { method });
      expect(listing.headers['access-control-allow-origin'], method).toBeUndefined();
    }
  });
});

describe('the listing', () => {
  async function serveSomeFiles(): Promise<RunningServer> {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'a & b', 'deep'), { recursive: true });
    await writeFile(join(folder, '<b>#?%.txt'), 'four');
    await writeFile(join(folder, 'a & b', 'inner.txt'), 'inside');
    await utimes(join(folder, '<b>#?%.txt'), modified, modified);
    return serve({ folder });
  }
  const encoded = encodeURIComponent('<b>#?%.txt');

  it.each([
    ['/files/?format=json', {}],
    ['/files/', { Accept: 'application/json' }],
  ])('is data at %s with %j', async (path, headers) => {
    const server = await serveSomeFiles();
    const answer = await ask(server, path, { headers });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(answer.body.toString())).toEqual([
      { name: '<b>#?%.txt', url: encoded, sizeBytes: 4, modified: modified.toISOString() },
    ]);
    expect((await ask(server, `/files/${encoded}`)).body.toString()).toBe('four');
  });

  it('is a page with links, in which names are text only', async () => {
    const server = await serveSomeFiles();
    const answer = await ask(server, '/files/', { headers: { Accept: 'text/html,*/*;q=0.8' } });
    const page = answer.body.toString();
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha/,
    );
    expect(page).toContain(`<a href="${encoded}">&#60;b&#62;#?%.txt</a>`);
    expect(page).toContain('<a href="a%20%26%20b/">a &#38; b/</a>');
    expect(page).not.toContain('<b>');
  });

  it('has its folders at addresses of their own', async () => {
    const server = await serveSomeFiles();
    const moved = await ask(server, '/files/a%20%26%20b');
    expect(moved).toMatchObject({ status: 301, headers: { location: '/files/a%20%26%20b/' } });
    const asked = await ask(server, '/files/a%20%26%20b?format=json');
    expect(asked.headers.location).toBe('/files/a%20%26%20b/?format=json');
    const inner = await ask(server, '/files/a%20%26%20b/?format=json');
    expect(JSON.parse(inner.body.toString())).toMatchObject([{ name: 'inner.txt' }]);
    expect((await ask(server, '/files/a%20%26%20b/inner.txt')).body.toString()).toBe('inside');
    expect((await ask(server, '/files')).headers.location).toBe('/files/');
    expect((await ask(server, '/files/none/')).status).toBe(404);
  });
});
