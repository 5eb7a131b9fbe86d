import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { appendFile, mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withoutDigest, writeChecksums } from '../../../src/server/checksumFile.ts';
import { ask, serve, temporaryFolder } from './request.ts';

const NAMES = ['plain.bin', 'two words.bin', '海藻.bin', 'new\nline', 'return\r', ' '];

function md5(content: string): string {
  return createHash('md5').update(content).digest('hex');
}

describe('writeChecksums', () => {
  const entry = (name: string, value?: string) => ({
    name,
    sizeBytes: 1,
    lastModifiedMs: 0,
    digests: value === undefined ? {} : { md5: value },
  });

  it.each([
    ['plain', 'ab  plain\n'],
    ['with  blanks ', 'ab  with  blanks \n'],
    ['a\\b', '\\ab  a\\\\b\n'],
    ['a\nb\rc', '\\ab  a\\nb\\rc\n'],
    ['SHA256SUMS', ''],
    ['MD5SUMS', ''],
  ])('%j', (name, line) => {
    expect(writeChecksums([entry(name, 'ab')], 'md5')).toBe(line);
  });

  it('leaves out what has none, and counts it', () => {
    const files = [entry('a', 'ab'), entry('b'), entry('MD5SUMS')];
    expect(writeChecksums(files, 'md5')).toBe('ab  a\n');
    expect(withoutDigest(files, 'md5')).toBe(1);
    expect(withoutDigest(files, 'sha-256')).toBe(2);
  });
});

describe('the checksums of a folder', () => {
  it.runIf(process.platform === 'linux').each([
    ['SHA256SUMS', 'sha256sum'],
    ['MD5SUMS', 'md5sum'],
  ])('are in %s as %s writes and reads them, whatever the names', async (name, program) => {
    const folder = await temporaryFolder();
    await Promise.all(NAMES.map((file) => writeFile(join(folder, file), randomBytes(1000))));
    const answer = await ask(await serve({ folder }), `/files/${name}`);
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' },
    });
    const theirs = execFileSync(program, ['--', ...NAMES], { cwd: folder }).toString();
    const lines = (text: string): string[] => text.split('\n').sort();
    expect(lines(answer.body.toString())).toEqual(lines(theirs));
    execFileSync(program, ['--check', '--strict', '--quiet'], { cwd: folder, input: answer.body });
  });

  it('are of the versions that are there now', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), 'one');
    const server = await serve({ folder });
    expect((await ask(server, '/files/MD5SUMS')).body.toString()).toBe(`${md5('one')}  file\n`);
    await appendFile(join(folder, 'file'), ' more');
    await writeFile(join(folder, 'file2'), 'two');
    expect((await ask(server, '/files/MD5SUMS')).body.toString()).toBe(
      `${md5('one more')}  file\n${md5('two')}  file2\n`,
    );
  });

  it('are those of each folder, without what lies below or is hidden', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'sub'));
    await writeFile(join(folder, 'sub', 'file'), 'one');
    await writeFile(join(folder, '.hidden'), 'two');
    const server = await serve({ folder });
    expect((await ask(server, '/files/MD5SUMS')).body.toString()).toBe('');
    expect((await ask(server, '/files/sub/MD5SUMS')).body.toString()).toBe(`${md5('one')}  file\n`);
    expect((await ask(server, '/files/none/MD5SUMS')).status).toBe(404);
  });

  it('are told to pages of this origin only, as the listing is', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), 'one');
    const { headers } = await ask(await serve({ folder }), '/files/MD5SUMS');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['cross-origin-resource-policy']).toBeUndefined();
  });

  it('give way to a file of that name', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), 'one');
    await writeFile(join(folder, 'MD5SUMS'), 'of their own');
    const server = await serve({ folder });
    const theirs = await ask(server, '/files/MD5SUMS');
    expect(theirs.body.toString()).toBe('of their own');
    expect(theirs.headers['access-control-allow-origin']).toBe('*');
    const others = (await ask(server, '/files/SHA256SUMS')).body.toString();
    expect(others).toMatch(/^[0-9a-f]{64} {2}file\n$/);
  });

  it('are there for the samples', async () => {
    const { body } = await ask(await serve({}), '/files/SHA256SUMS');
    expect(body.toString()).toMatch(
      /^[0-9a-f]{64} {2}sample-100MB.bin\n[0-9a-f]{64} {2}sample-2GB/,
    );
  });

  it('leave out a file that is written to all the time', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a'), 'one');
    const writing = setInterval(() => appendFileSync(join(folder, 'log'), 'line'), 1);
    onTestFinished(() => clearInterval(writing));
    const answer = await ask(await serve({ folder }), '/files/MD5SUMS');
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).toContain(`${md5('one')}  a\n`);
  });

  it('that take long say how far they are', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a'), 'one');
    // A hole of 100 GB: it takes no room and minutes to hash.
    const handle = await open(join(folder, 'b'), 'w');
    await handle.truncate(100e9);
    await handle.close();
    const server = await serve({ folder });
    const answer = await ask(server, '/files/MD5SUMS');
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(answer.body.toString()).toContain('1 of 2 files are done');
    expect((await ask(server, '/files/')).body.toString()).not.toContain('MD5SUMS');
  });
});

describe('the listing', () => {
  it('has the digests that are known, and leads to the checksums once all are', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a'), 'one');
    await writeFile(join(folder, 'b'), 'two');
    const server = await serve({ folder });
    const look = async () => ({
      page: (await ask(server, '/files/')).body.toString(),
      data: JSON.parse((await ask(server, '/files/?format=json')).body.toString()),
    });
    await ask(server, '/files/a', { method: 'HEAD' });
    const before = await look();
    expect(before.data).toMatchObject([{ name: 'a', md5: md5('one') }, { name: 'b' }]);
    expect(before.data[1]).not.toHaveProperty('md5');
    expect(before.page).toContain(md5('one'));
    expect(before.page).not.toContain('MD5SUMS');
    const sums = (await ask(server, '/files/SHA256SUMS')).body.toString();
    const after = await look();
    expect(after.data.map(({ sha256 }: { sha256: string }) => sha256)).toEqual(
      sums.match(/[0-9a-f]{64}/g),
    );
    expect(after.page).toContain('<a href="SHA256SUMS">');
    expect(after.page).not.toContain('<a href="MD5SUMS">');
    await ask(server, '/files/b', { method: 'HEAD' });
    expect((await look()).page).toContain('<a href="MD5SUMS">');
  });

  it('lists a checksum file that is really there as a file, and once', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a'), 'one');
    await writeFile(join(folder, 'MD5SUMS'), '');
    const server = await serve({ folder });
    await ask(server, '/files/a', { method: 'HEAD' });
    const page = (await ask(server, '/files/')).body.toString();
    expect(page.match(/<a href="MD5SUMS">/g)).toHaveLength(1);
    expect(await readFile(join(folder, 'MD5SUMS'), 'utf8')).toBe('');
  });
});
