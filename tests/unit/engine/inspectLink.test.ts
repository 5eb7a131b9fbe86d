import { expect, it } from 'vitest';
import type { Access, AskedAccess } from '../../../src/core/access.ts';
import { errorOf } from '../../../src/core/errors.ts';
import { inspectLink } from '../../../src/engine/inspectLink.ts';
import type { NetworkRequest } from '../../../src/engine/ports.ts';
import { defaultTimings } from '../../../src/engine/timings.ts';
import { FakeClock } from './fakeClock.ts';

const url = 'https://files.example/big.iso';
const md5 = '0123456789abcdef0123456789abcdef';

interface ScriptedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Inspects a link at a server that answers each Range header as told; its bodies cannot be read. */
async function inspect(
  link: string,
  answers: Readonly<Record<string, ScriptedAnswer>>,
  wishes: { readonly access?: AskedAccess; readonly sizeBytes?: number } = {},
) {
  const asked: string[] = [];
  const shown: (Access | undefined)[] = [];
  const dropped: string[] = [];
  const ports = {
    network: {
      get: async ({ range = 'whole', signal, access }: NetworkRequest) => {
        asked.push(range);
        shown.push(access);
        signal.addEventListener('abort', () => dropped.push(range));
        const { status, headers = {} } = answers[range] ?? { status: 404 };
        return {
          status,
          header: (name: string) => headers[name] ?? null,
          finalUrl: url,
          isOpen: false,
          body: (async function* () {
            yield* [];
            throw new Error('nothing is read');
          })(),
          blob: () => Promise.reject(new Error('nothing is read')),
        };
      },
      answersUnreadably: async () => false,
      multiplexes: () => false,
    },
    clock: new FakeClock(),
    appUrl: 'https://app.example/',
  };
  const { signal } = new AbortController();
  const result = await inspectLink({ link, ...wishes }, ports, defaultTimings, signal);
  return { result, asked, shown, dropped };
}

it('one byte tells size, ranges, validator and digests', async () => {
  const headers = {
    'content-range': 'bytes 0-0/5000000000',
    'content-type': 'application/octet-stream',
    etag: '"v1"',
    'repr-digest': 'md5=:ASNFZ4mrze8BI0VniavN7w==:',
  };
  const { result, asked, dropped } = await inspect(`${url}#name=mine.iso`, {
    'bytes=0-0': { status: 206, headers },
  });
  expect(result).toEqual({
    ok: true,
    report: {
      name: 'mine.iso',
      finalUrl: url,
      totalBytes: 5_000_000_000,
      totalProven: true,
      ranges: 'proven',
      validator: 'etag',
      mediaType: 'application/octet-stream',
      digests: [{ algorithm: 'md5', value: md5, origin: 'repr-digest' }],
      givenSize: null,
    },
  });
  expect(asked).toEqual(['bytes=0-0']);
  expect(dropped).toEqual(asked);
});

it('a size that CORS hides is asked for with an open end', async () => {
  const { result, asked, dropped } = await inspect(url, {
    'bytes=0-0': { status: 206, headers: { 'content-length': '1' } },
    'bytes=0-': { status: 206, headers: { 'content-length': '777' } },
  });
  expect(result).toMatchObject({ report: { totalBytes: 777, ranges: 'proven', validator: null } });
  expect(asked).toEqual(['bytes=0-0', 'bytes=0-']);
  expect(dropped).toEqual(asked);
});

it('the whole file in place of a byte means that there are no ranges', async () => {
  const { result } = await inspect(`${url}#md5=${md5}`, {
    'bytes=0-0': { status: 200, headers: { 'content-length': '5' } },
  });
  expect(result).toMatchObject({
    report: { ranges: 'refused', totalBytes: 5, digests: [{ origin: 'link', value: md5 }] },
  });
});

it.each([
  ['the same', { 'content-range': 'bytes 0-0/777' }, 'same'],
  ['another', { 'content-range': 'bytes 0-0/778' }, 'differs'],
  ['none', {}, 'unproven'],
])('a size that was given is held against %s', async (_, headers, comparison) => {
  const answers = { 'bytes=0-0': { status: 206, headers }, 'bytes=0-': { status: 206 } };
  const { result } = await inspect(url, answers, { sizeBytes: 777 });
  expect(result).toMatchObject({ report: { givenSize: { bytes: 777, comparison } } });
});

it('headers and cookies are shown to the server that is asked, in every request', async () => {
  const answers = {
    'bytes=0-0': { status: 206, headers: { 'content-length': '1' } },
    'bytes=0-': { status: 206, headers: { 'content-length': '777' } },
  };
  const { shown } = await inspect(url, answers, {
    access: { headers: 'X-Key: abc', cookies: true },
  });
  const access = {
    origin: 'https://files.example',
    headers: [{ name: 'X-Key', value: 'abc' }],
    cookies: true,
  };
  expect(shown).toEqual([access, access]);
});

it('an empty file is one', async () => {
  const { result } = await inspect(
    url,
    { 'bytes=0-0': { status: 416, headers: { 'content-range': 'bytes */0' } } },
    { sizeBytes: 5 },
  );
  expect(result).toMatchObject({
    report: {
      name: 'big.iso',
      totalBytes: 0,
      ranges: 'unknown',
      givenSize: { bytes: 5, comparison: 'differs' },
    },
  });
});

it('what is no file comes back as the error that a download would have', async () => {
  const missing = inspect(url, {}).catch((caught: unknown) => errorOf(caught));
  expect(await missing).toEqual({ code: 'http', status: 404 });
  const { result, asked } = await inspect('ftp://files.example/big.iso', {});
  expect(result).toEqual({ ok: false, error: { code: 'invalid-url', why: 'scheme' } });
  expect(asked).toEqual([]);
});
