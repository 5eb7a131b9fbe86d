import { createHash, randomBytes } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDigests, type Digests, type Version } from '../../../src/server/digests.ts';
import { type DiskFile, openInFolder } from '../../../src/server/openFile.ts';
import { wantedAlgorithms } from '../../../src/server/reprDigest.ts';
import type { RunningServer } from '../../../src/server/server.ts';
import { ask, serve, temporaryFolder } from './request.ts';

const bytes = randomBytes(100_000);
const large = randomBytes(9 * 1024 * 1024);
const hex = (algorithm: string, content: Buffer): string =>
  createHash(algorithm).update(content).digest('hex');
const base64 = (algorithm: string, content: Buffer): string =>
  createHash(algorithm).update(content).digest('base64');

describe('wantedAlgorithms', () => {
  it.each([
    ['', ['md5']],
    ['sha-256=1', ['sha-256']],
    ['sha-256=3, sha-512=10', ['sha-512', 'sha-256']],
    ['md5=5, sha-256=5, sha-512=5', ['sha-512', 'sha-256', 'md5']],
    ['sha-512=0, sha-256=1', ['sha-256']],
    ['md5=0', []],
    ['md5=0, sha-256=0', []],
    ['sha-512=0', ['md5']],
    ['unixsum=10', ['md5']],
    ['unixsum=10, sha-256=1', ['sha-256']],
    ['sha-256=11', ['md5']],
    ['sha-256=-1', ['md5']],
    ['sha-256=1.5', ['md5']],
    ['sha-256', ['md5']],
    ['sha-256=(1 2)', ['md5']],
    ['sha-256="1"', ['md5']],
    ['sha-256=1;q=2', ['sha-256']],
    ['sha-256=1, sha-256=0, md5=1', ['md5']],
    ['SHA-256=1', ['md5']],
    ['sha-256=1,,', ['md5']],
    ['sha-256=', ['md5']],
    ['constructor=1', ['md5']],
  ])('%j accepts %j', (header, expected) => {
    expect(wantedAlgorithms(header)).toEqual(expected);
  });
});

describe('Repr-Digest', () => {
  async function serveFile(content = bytes): Promise<RunningServer> {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file.bin'), content);
    return serve({ folder });
  }

  function reprDigest(server: RunningServer, want: string): Promise<string | undefined> {
    const headers = want === '' ? {} : { 'Want-Repr-Digest': want };
    return ask(server, '/files/file.bin', { method: 'HEAD', headers }).then(
      (answer) => answer.headers['repr-digest'] as string | undefined,
    );
  }

  it.each([
    ['', `md5=:${base64('md5', bytes)}:`],
    ['sha-256=5', `sha-256=:${base64('sha256', bytes)}:`],
    ['sha-512=5, md5=1', `sha-512=:${base64('sha512', bytes)}:`],
    ['md5=0', undefined],
    ['sha-512=0, sha-256=1', `sha-256=:${base64('sha256', bytes)}:`],
  ])('is what %j asks for', async (want, expected) => {
    expect(await reprDigest(await serveFile(), want)).toBe(expected);
  });

  it('tells caches that it was asked for, beside a Content-MD5 that need not be', async () => {
    const { headers } = await ask(await serveFile(), '/files/file.bin', {
      headers: { 'Want-Repr-Digest': 'sha-256=1', Range: 'bytes=5-9' },
    });
    expect(headers.vary).toContain('Want-Repr-Digest');
    expect(headers['repr-digest']).toBe(`sha-256=:${base64('sha256', bytes)}:`);
    expect(headers['content-md5']).toBe(base64('md5', bytes));
  });

  it('of a large file is what is known, until what is wanted is', async () => {
    const server = await serveFile(large);
    expect(await reprDigest(server, '')).toBeUndefined();
    const md5 = `md5=:${base64('md5', large)}:`;
    await expect.poll(() => reprDigest(server, '')).toBe(md5);
    expect(await reprDigest(server, 'sha-512=9, md5=1')).toBe(md5);
    await expect
      .poll(() => reprDigest(server, 'sha-512=9, md5=1'))
      .toBe(`sha-512=:${base64('sha512', large)}:`);
  });
});

describe('createDigests', () => {
  interface Ground {
    readonly digests: Digests;
    readonly path: string;
    /** How often a file was opened to be hashed. */
    readonly opened: () => number;
    look(): Promise<Version>;
  }

  async function openGround(content: Buffer): Promise<Ground> {
    const folder = await temporaryFolder();
    const path = join(folder, 'file.bin');
    await writeFile(path, content);
    let count = 0;
    const open = async (): Promise<DiskFile | null> => {
      const opened = await openInFolder(folder, ['file.bin']);
      return opened.kind === 'file' ? opened.file : null;
    };
    const digests = createDigests(() => {
      count += 1;
      return open();
    });
    onTestFinished(() => digests.close());
    return {
      digests,
      path,
      opened: () => count,
      async look() {
        const file = await open();
        if (file === null) throw new Error('the file is gone');
        await file.close();
        return file;
      },
    };
  }

  it.each([
    ['small', bytes],
    ['large', large],
  ])('reads a %s file once, however many ask at once', async (_size, content) => {
    const { digests, opened, look } = await openGround(content);
    const version = await look();
    expect(digests.known(version)).toEqual({});
    await Promise.all(
      Array.from({ length: 20 }, () => digests.find(version, ['md5', 'sha-256', 'md5'])),
    );
    await digests.find(version, ['sha-256']);
    expect(digests.known(version)).toEqual({
      md5: hex('md5', content),
      'sha-256': hex('sha256', content),
    });
    expect(opened()).toBe(1);
  });

  it('knows nothing of another version, and nothing of one that is no more', async () => {
    const { digests, path, look } = await openGround(bytes);
    const before = await look();
    await digests.find(before, ['md5']);
    await appendFile(path, 'more');
    const after = await look();
    expect(digests.known(after)).toEqual({});
    await digests.find(after, ['md5']);
    expect(digests.known(after)).toEqual({
      md5: hex('md5', Buffer.concat([bytes, Buffer.from('more')])),
    });
    await digests.find(before, ['sha-256']);
    expect(digests.known(before)).toEqual({});
  });

  it('tries again where a file could not be read', async () => {
    const { look } = await openGround(bytes);
    const version = await look();
    let attempts = 0;
    const digests = createDigests(async () => {
      attempts += 1;
      throw new Error('too many open files');
    });
    await digests.find(version, ['md5']);
    await digests.find(version, ['md5']);
    expect(digests.known(version)).toEqual({});
    expect(attempts).toBe(2);
  });

  it('ends what is queued when it is closed', async () => {
    const { digests, look, opened } = await openGround(large);
    const version = await look();
    digests.close();
    await digests.find(version, ['md5']);
    expect(digests.known(version)).toEqual({});
    expect(opened()).toBe(0);
  });
});
