import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/server.ts';
import { type Answer, ask, serve, temporaryFolder } from './request.ts';

const bytes = randomBytes(1_000_000);

async function serveFile(content: Buffer = bytes): Promise<RunningServer> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file.zip'), content);
  return serve({ folder });
}

function askRange(server: RunningServer, range: string): Promise<Answer> {
  return ask(server, '/files/file.zip', { headers: { Range: range } });
}

interface Part {
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** Takes a multipart body apart as a client would: by its boundary and the lengths it tells. */
function takeApart({ headers, body }: Answer): Part[] {
  const boundary = /^multipart\/byteranges; boundary=(\w+)$/.exec(
    headers['content-type'] ?? '',
  )?.[1];
  if (boundary === undefined) throw new Error(`no boundary in ${headers['content-type']}`);
  const parts: Part[] = [];
  let rest = body;
  const take = (text: string): void => {
    expect(rest.subarray(0, text.length).toString('latin1')).toBe(text);
    rest = rest.subarray(text.length);
  };
  for (;;) {
    take(`--${boundary}`);
    if (rest.subarray(0, 2).toString() === '--') {
      take('--\r\n');
      expect(rest).toHaveLength(0);
      return parts;
    }
    take('\r\n');
    const headEnd = rest.indexOf('\r\n\r\n');
    const lines = rest.subarray(0, headEnd).toString().split('\r\n');
    const head = Object.fromEntries(lines.map((line) => line.split(': ') as [string, string]));
    const [, first, last] = /^bytes (\d+)-(\d+)\//.exec(head['Content-Range'] ?? '') ?? [];
    const length = Number(last) - Number(first) + 1;
    rest = rest.subarray(headEnd + 4);
    parts.push({ headers: head, body: rest.subarray(0, length) });
    rest = rest.subarray(length);
    take('\r\n');
  }
}

describe('several ranges of a file', () => {
  it.each<[string, [number, number][]]>([
    [
      'bytes=0-0,999999-',
      [
        [0, 1],
        [999_999, 1_000_000],
      ],
    ],
    [
      'bytes=-10,5-99',
      [
        [999_990, 1_000_000],
        [5, 100],
      ],
    ],
    [
      'bytes=300000-900000,0-299998,2000000-',
      [
        [300_000, 900_001],
        [0, 299_999],
      ],
    ],
    [
      'bytes=10-19,0-1,15-29',
      [
        [10, 30],
        [0, 2],
      ],
    ],
  ])('%s come in one answer, in the order asked for', async (range, expected) => {
    const server = await serveFile();
    const answer = await askRange(server, range);
    expect(answer.status).toBe(206);
    expect(answer.headers['content-length']).toBe(String(answer.body.length));
    expect(answer.headers['content-range']).toBeUndefined();
    const parts = takeApart(answer);
    expect(parts.map(({ headers }) => headers)).toEqual(
      expected.map(([start, end]) => ({
        'Content-Type': 'application/zip',
        'Content-Range': `bytes ${start}-${end - 1}/1000000`,
      })),
    );
    for (const [index, [start, end]] of expected.entries()) {
      expect(parts[index]?.body.equals(bytes.subarray(start, end))).toBe(true);
    }
  });

  it.each([
    ['bytes=0-4,5-9', 'bytes 0-9/1000000', 10],
    ['bytes=5-9,0-6', 'bytes 0-9/1000000', 10],
    ['bytes=7-8,2000000-', 'bytes 7-8/1000000', 2],
  ])('%s are one: it comes plainly', async (range, contentRange, length) => {
    const answer = await askRange(await serveFile(), range);
    expect(answer).toMatchObject({
      status: 206,
      headers: { 'content-range': contentRange, 'content-type': 'application/zip' },
    });
    expect(answer.body).toHaveLength(length);
  });

  it('are refused where none of them is in the file', async () => {
    const answer = await askRange(await serveFile(), 'bytes=1000000-,2000000-2000001');
    expect(answer).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */1000000' } });
  });

  it('are ignored where they are absurdly many', async () => {
    const many = Array.from({ length: 200 }, (_, index) => `${index * 3}-${index * 3 + 9}`);
    const answer = await askRange(await serveFile(), `bytes=${many.join(',')}`);
    expect(answer.status).toBe(200);
    expect(answer.body.equals(bytes)).toBe(true);
  });

  it('are ignored by HEAD, as one is', async () => {
    const answer = await ask(await serveFile(), '/files/file.zip', {
      method: 'HEAD',
      headers: { Range: 'bytes=0-1,5-6' },
    });
    expect(answer).toMatchObject({ status: 200, headers: { 'content-length': '1000000' } });
  });

  it('come under one boundary, which another answer does not have', async () => {
    const server = await serveFile();
    const one = await askRange(server, 'bytes=0-1,5-6');
    const two = await askRange(server, 'bytes=0-1,5-6');
    expect(one.headers['content-type']).not.toBe(two.headers['content-type']);
  });
});
