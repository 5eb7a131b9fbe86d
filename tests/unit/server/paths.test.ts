import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/server.ts';
import { ask, serve, temporaryFolder } from './request.ts';

const SECRET = 'nobody may read this';

/** A folder of files to serve, and beside it and hidden in it what must never be served. */
async function serveBesideSecrets(): Promise<RunningServer> {
  const outside = await temporaryFolder();
  const folder = join(outside, 'shared');
  await mkdir(join(folder, 'sub'), { recursive: true });
  await mkdir(join(folder, '.git'));
  await mkdir(join(outside, 'shared-too'));
  await writeFile(join(outside, 'secret.txt'), SECRET);
  await writeFile(join(outside, 'shared-too', 'secret.txt'), SECRET);
  await writeFile(join(folder, '.env'), SECRET);
  await writeFile(join(folder, '.git', 'config'), SECRET);
  await writeFile(join(folder, 'open.txt'), 'open');
  await symlink(join(outside, 'secret.txt'), join(folder, 'link-out.txt'));
  await symlink('../secret.txt', join(folder, 'relative-link-out.txt'));
  await symlink(outside, join(folder, 'folder-out'));
  await symlink(join(outside, 'shared-too'), join(folder, 'neighbour'));
  await symlink(join(folder, '.env'), join(folder, 'link-hidden.txt'));
  await symlink('loop', join(folder, 'loop'));
  await symlink('open.txt', join(folder, 'link-in.txt'));
  return serve({ folder });
}

const ESCAPES = [
  '../secret.txt',
  'sub/../../secret.txt',
  '%2e%2e/secret.txt',
  '%2E%2E/secret.txt',
  '.%2e/secret.txt',
  '..%2fsecret.txt',
  '..%2Fsecret.txt',
  '%2e%2e%2fsecret.txt',
  '..%5csecret.txt',
  '..\\secret.txt',
  '%252e%252e/secret.txt',
  '%252e%252e%252fsecret.txt',
  '%c0%ae%c0%ae/secret.txt',
  '%c0%ae%c0%ae%c0%afsecret.txt',
  '%e0%80%ae%e0%80%ae/secret.txt',
  '%uff0e%uff0e/secret.txt',
  '%ef%bc%8e%ef%bc%8e/secret.txt',
  '..;/secret.txt',
  '../shared-too/secret.txt',
  'open.txt/../../secret.txt',
  'open.txt%00/../../secret.txt',
  'open.txt%00',
  '%00',
  '%2fetc%2fpasswd',
  '/etc/passwd',
  '//etc/passwd',
  './open.txt',
  'sub//../open.txt',
  '%',
  '%zz',
  '%ff%fe',
  '.env',
  '%2eenv',
  '.git/config',
  '.git/',
  '%2egit/config',
  'link-out.txt',
  'relative-link-out.txt',
  'folder-out/secret.txt',
  'folder-out/',
  'folder-out',
  'neighbour/secret.txt',
  'link-hidden.txt',
  'loop',
  'open.txt/',
  'open.txt/x',
  'n'.repeat(5000),
];

describe('no path leaves the folder', () => {
  it.each(ESCAPES.map((path) => [path.slice(0, 60), path]))('%s', async (_shown, path) => {
    const server = await serveBesideSecrets();
    for (const method of ['GET', 'HEAD']) {
      const answer = await ask(server, `/files/${Buffer.from(path).toString('latin1')}`, {
        method,
      });
      expect(answer.status, method).toBe(404);
      expect(answer.body.toString()).not.toContain(SECRET);
    }
  });

  it('nor does an absolute address', async () => {
    const server = await serveBesideSecrets();
    const answer = await ask(server, `http://127.0.0.1:${server.port}/files/../secret.txt`);
    expect(answer.status).toBe(404);
  });

  it('nor is anything of it listed', async () => {
    const server = await serveBesideSecrets();
    const listing = await ask(server, '/files/?format=json');
    const names = JSON.parse(listing.body.toString()).map(({ name }: { name: string }) => name);
    expect(names).toEqual(['link-in.txt', 'open.txt']);
    const page = (await ask(server, '/files/')).body.toString();
    expect(page).toContain('sub/');
    expect(page).not.toMatch(/out|neighbour|hidden|git|env|loop/);
  });

  it('while a link within it is followed', async () => {
    const server = await serveBesideSecrets();
    const answer = await ask(server, '/files/link-in.txt');
    expect(answer.body.toString()).toBe('open');
    expect(answer.headers['content-disposition']).toContain('link-in.txt');
  });
});

describe('what is no file', () => {
  it.runIf(process.platform !== 'win32')('does not hold a request: a named pipe', async () => {
    const folder = await temporaryFolder();
    execFileSync('/usr/bin/mkfifo', [join(folder, 'pipe')]);
    const server = await serve({ folder });
    expect((await ask(server, '/files/pipe')).status).toBe(404);
    expect((await ask(server, '/files/?format=json')).body.toString()).toBe('[]');
  });

  it.runIf(process.platform !== 'win32')(
    'is refused: a file that this user may not read',
    async () => {
      const folder = await temporaryFolder();
      await chmod(folder, 0o755);
      await writeFile(join(folder, 'locked'), SECRET);
      await chmod(join(folder, 'locked'), 0);
      const server = await serve({ folder });
      const isRoot = process.geteuid?.() === 0;
      // Nothing is locked to root: the request is answered as nobody.
      if (isRoot) process.seteuid?.(65534);
      try {
        const answer = await ask(server, '/files/locked');
        expect(answer).toMatchObject({
          status: 403,
          headers: { 'access-control-allow-origin': '*' },
        });
      } finally {
        if (isRoot) process.seteuid?.(0);
      }
    },
  );
});
