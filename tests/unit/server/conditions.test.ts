import { randomBytes } from 'node:crypto';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/server.ts';
import { ask, serve, temporaryFolder } from './request.ts';

const bytes = randomBytes(1000);
const modified = new Date('2025-03-04T05:06:07.891Z');

/** Header values, as the tables below name them; `this` and `weak` are this version's own tag. */
const TAGS: Record<string, (etag: string) => string> = {
  this: (etag) => etag,
  weak: (etag) => `W/${etag}`,
  other: () => '"other"',
  listed: (etag) => `"one", W/"two" ,${etag}`,
  'listed weak': (etag) => `"one",W/${etag}`,
  any: () => '*',
  nonsense: () => 'yes',
  empty: () => '""',
};
const DATES: Record<string, string> = {
  'same time': 'Tue, 04 Mar 2025 05:06:07 GMT',
  'same, as asctime': 'Tue Mar  4 05:06:07 2025',
  'same, as RFC 850': 'Tuesday, 04-Mar-25 05:06:07 GMT',
  before: 'Tue, 04 Mar 2025 05:06:06 GMT',
  after: 'Tue, 04 Mar 2025 05:06:08 GMT',
  nonsense: '2030',
};

interface Conditions {
  readonly match?: string;
  readonly unmodified?: string;
  readonly noneMatch?: string;
  readonly modified?: string;
  /** If-Range, of a request that also has a Range. */
  readonly range?: string;
}

async function serveFile(): Promise<{ server: RunningServer; etag: string }> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file.bin'), bytes);
  await utimes(join(folder, 'file.bin'), modified, modified);
  const server = await serve({ folder });
  const { headers } = await ask(server, '/files/file.bin', { method: 'HEAD' });
  return { server, etag: headers.etag ?? '' };
}

function headersOf(conditions: Conditions, etag: string): Record<string, string> {
  const spell = (name: string): string => TAGS[name]?.(etag) ?? DATES[name] ?? '';
  const { match, unmodified, noneMatch, range } = conditions;
  return {
    ...(match && { 'If-Match': spell(match) }),
    ...(unmodified && { 'If-Unmodified-Since': DATES[unmodified] ?? '' }),
    ...(noneMatch && { 'If-None-Match': spell(noneMatch) }),
    ...(conditions.modified && { 'If-Modified-Since': DATES[conditions.modified] ?? '' }),
    ...(range && { 'If-Range': spell(range), Range: 'bytes=0-9' }),
  };
}

describe('each condition by itself', () => {
  it.each<[number, Conditions]>([
    // Strong comparison (RFC 9110, section 13.1.1).
    [200, { match: 'this' }],
    [200, { match: 'listed' }],
    [200, { match: 'any' }],
    [412, { match: 'weak' }],
    [412, { match: 'listed weak' }],
    [412, { match: 'other' }],
    [412, { match: 'empty' }],
    [412, { match: 'nonsense' }],
    // Weak comparison (section 13.1.2).
    [304, { noneMatch: 'this' }],
    [304, { noneMatch: 'weak' }],
    [304, { noneMatch: 'listed' }],
    [304, { noneMatch: 'listed weak' }],
    [304, { noneMatch: 'any' }],
    [200, { noneMatch: 'other' }],
    [200, { noneMatch: 'empty' }],
    [200, { noneMatch: 'nonsense' }],
    // Dates, to the second; what is none is ignored (sections 13.1.3 and 13.1.4).
    [304, { modified: 'same time' }],
    [304, { modified: 'same, as asctime' }],
    [304, { modified: 'same, as RFC 850' }],
    [304, { modified: 'after' }],
    [200, { modified: 'before' }],
    [200, { modified: 'nonsense' }],
    [200, { unmodified: 'same time' }],
    [200, { unmodified: 'after' }],
    [412, { unmodified: 'before' }],
    [200, { unmodified: 'nonsense' }],
    // Strong comparison, and the very date (section 13.1.5).
    [206, { range: 'this' }],
    [200, { range: 'weak' }],
    [200, { range: 'other' }],
    [200, { range: 'listed' }],
    [200, { range: 'any' }],
    [206, { range: 'same time' }],
    [206, { range: 'same, as asctime' }],
    [200, { range: 'before' }],
    [200, { range: 'after' }],
    [200, { range: 'nonsense' }],
  ])('%d to %j', async (status, conditions) => {
    const { server, etag } = await serveFile();
    const answer = await ask(server, '/files/file.bin', { headers: headersOf(conditions, etag) });
    expect(answer.status).toBe(status);
    // A cache goes on with what these say (section 15.4.5).
    expect(answer.headers).toMatchObject({ etag, 'cache-control': 'no-cache, no-transform' });
    const sent = { 200: bytes, 206: bytes.subarray(0, 10), 304: Buffer.of() }[status];
    if (sent) expect(answer.body.equals(sent)).toBe(true);
  });
});

describe('their order (RFC 9110, section 13.2.2)', () => {
  it.each<[string, number, Conditions]>([
    ['1: If-Match that fails ends it', 412, { match: 'other', noneMatch: 'this' }],
    ['1', 412, { match: 'other', unmodified: 'same time', modified: 'same time', range: 'this' }],
    [
      '1: where it holds, If-Unmodified-Since is not asked',
      200,
      { match: 'this', unmodified: 'before' },
    ],
    ['1, then 3', 304, { match: 'this', unmodified: 'before', noneMatch: 'this' }],
    ['1, then 4', 304, { match: 'any', modified: 'same time' }],
    ['1, then 5', 206, { match: 'this', range: 'this' }],
    ['2: If-Unmodified-Since that fails ends it', 412, { unmodified: 'before', noneMatch: 'this' }],
    ['2', 412, { unmodified: 'before', noneMatch: 'other', range: 'this' }],
    ['2, then 3', 304, { unmodified: 'same time', noneMatch: 'weak' }],
    ['2, then 4', 304, { unmodified: 'same time', modified: 'same time' }],
    ['2, then 5', 206, { unmodified: 'same time', range: 'this' }],
    [
      '3: where it goes on, If-Modified-Since is not asked',
      200,
      { noneMatch: 'other', modified: 'same time' },
    ],
    ['3: nor where it ends it', 304, { noneMatch: 'this', modified: 'before' }],
    ['3, before 5', 304, { noneMatch: 'this', range: 'this' }],
    ['3, then 5', 206, { noneMatch: 'other', modified: 'same time', range: 'this' }],
    ['3, then 5', 200, { noneMatch: 'other', range: 'other' }],
    ['4, before 5', 304, { modified: 'same time', range: 'this' }],
    ['4, then 5', 206, { modified: 'before', range: 'same time' }],
    [
      'all, then 5',
      206,
      {
        match: 'this',
        unmodified: 'before',
        noneMatch: 'other',
        modified: 'same time',
        range: 'this',
      },
    ],
  ])('step %s: %d', async (_step, status, conditions) => {
    const { server, etag } = await serveFile();
    const headers = headersOf(conditions, etag);
    expect((await ask(server, '/files/file.bin', { headers })).status).toBe(status);
    // HEAD is weighed alike, but knows no ranges.
    const head = await ask(server, '/files/file.bin', { method: 'HEAD', headers });
    expect(head.status).toBe(status === 206 ? 200 : status);
  });

  it('comes before Range: a range behind the end is refused only where it is asked for', async () => {
    const { server, etag } = await serveFile();
    const range = { Range: 'bytes=1000-' };
    for (const [status, headers] of [
      [416, { ...range }],
      [416, { ...range, 'If-Range': etag }],
      [200, { ...range, 'If-Range': '"other"' }],
      [304, { ...range, 'If-None-Match': etag }],
      [412, { ...range, 'If-Match': '"other"' }],
    ] as const) {
      expect((await ask(server, '/files/file.bin', { headers })).status).toBe(status);
    }
  });

  it('is not begun for a file that is not there', async () => {
    const { server } = await serveFile();
    const headers = { 'If-Match': '*', 'If-None-Match': '*' };
    expect((await ask(server, '/files/none', { headers })).status).toBe(404);
  });
});

describe('the date of a file', () => {
  it('is no strong validator before it is a second old', async () => {
    const folder = await temporaryFolder();
    const server = await serve({ folder });
    const path = join(folder, 'file.bin');
    await writeFile(path, bytes);
    // Ahead of the clock by far: however slow the machine, this date is never a second old.
    const fresh = new Date(Date.now() + 3_600_000);
    await utimes(path, fresh, fresh);
    const headers = { Range: 'bytes=0-9', 'If-Range': fresh.toUTCString() };
    expect((await ask(server, '/files/file.bin', { headers })).status).toBe(200);
  });

  it('is never told to be in the future', async () => {
    const folder = await temporaryFolder();
    const server = await serve({ folder });
    const path = join(folder, 'file.bin');
    await writeFile(path, bytes);
    await utimes(path, modified, new Date(Date.now() + 3_600_000));
    const { headers } = await ask(server, '/files/file.bin');
    expect(Date.parse(headers['last-modified'] ?? '')).toBeLessThanOrEqual(
      Date.parse(headers.date ?? ''),
    );
  });
});
