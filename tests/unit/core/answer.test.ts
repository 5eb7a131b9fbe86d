import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AnswerContext,
  type AnswerHead,
  type Asked,
  judgeAnswer,
  rangeHeader,
  type Verdict,
} from '../../../src/core/answer.ts';
import type { RemoteFile } from '../../../src/core/download.ts';
import { hostileText } from './hostileText.ts';

const open = Number.POSITIVE_INFINITY;
const probe: Asked = { kind: 'range', start: 0, end: open };
const resume: Asked = { kind: 'range', start: 100, end: 200 };
const openResume: Asked = { kind: 'range', start: 100, end: open };
const whole: Asked = { kind: 'whole' };

const known: RemoteFile = {
  totalBytes: 1000,
  totalProven: true,
  etag: '"a"',
  lastModified: null,
  noise: { etag: false, lastModified: false },
  ranges: 'proven',
  name: 'file.bin',
  mediaType: 'application/octet-stream',
  finalUrl: 'https://example.com/file.bin',
};
const first: AnswerContext = { known: null, sameOrigin: false, movedHost: false, nowMs: 0 };
const later: AnswerContext = { ...first, known };

type Headers = Readonly<Record<string, string>>;

function head(status: number, headers: Headers = {}): AnswerHead {
  return {
    status,
    header: (name) => headers[name] ?? null,
    finalUrl: 'https://example.com/files/file.bin?x=1',
  };
}

function part(range: string, headers: Headers = {}): AnswerHead {
  return head(206, { 'content-range': `bytes ${range}`, ...headers });
}

describe('rangeHeader', () => {
  test.each<[Asked, string | undefined]>([
    [whole, undefined],
    [probe, 'bytes=0-'],
    [{ kind: 'range', start: 0, end: 1 }, 'bytes=0-0'],
    [resume, 'bytes=100-199'],
    [{ kind: 'range', start: 5, end: Number.MAX_SAFE_INTEGER }, 'bytes=5-9007199254740990'],
  ])('%j', (asked, value) => {
    expect(rangeHeader(asked)).toBe(value);
  });
});

describe('judgeAnswer, a part', () => {
  test.each<[string, Asked, AnswerHead, object]>([
    ['the whole file as asked', probe, part('0-999/1000'), { start: 0, end: 1000 }],
    ['a part as asked', resume, part('100-199/1000'), { start: 100, end: 200 }],
    ['an end earlier than asked', resume, part('100-149/1000'), { start: 100, end: 150 }],
    ['a size that is not told', openResume, part('100-199/*'), { start: 100, end: 200 }],
    [
      'a Content-Length larger than the range',
      resume,
      part('100-199/1000', { 'content-length': '900' }),
      { start: 100, end: 200 },
    ],
    [
      'hidden by CORS, with a length',
      resume,
      head(206, { 'content-length': '100' }),
      { start: 100, end: 200 },
    ],
    [
      'hidden by CORS, longer than asked',
      resume,
      head(206, { 'content-length': '900' }),
      { start: 100, end: 200 },
    ],
    ['hidden by CORS, of no told length', openResume, head(206), { start: 100, end: open }],
    [
      'encoded as itself',
      resume,
      part('100-199/1000', { 'content-encoding': 'identity' }),
      { start: 100, end: 200 },
    ],
    [
      'a web page that is sent as a file',
      resume,
      part('100-199/1000', { 'content-disposition': 'attachment', 'content-type': 'text/html' }),
      { start: 100, end: 200 },
    ],
  ])('takes %s', (_, asked, answer, expected) => {
    expect(judgeAnswer(asked, answer, later)).toMatchObject({ kind: 'part', ...expected });
  });

  test.each<[string, Asked, AnswerHead]>([
    ['beginning elsewhere', resume, part('0-199/1000')],
    ['beginning behind', resume, part('101-199/1000')],
    ['passing the asked end', resume, part('100-200/1000')],
    ['malformed', resume, part('100-/1000')],
    ['contradicting itself', resume, part('100-199/150')],
    ['of another unit', resume, head(206, { 'content-range': 'items 100-199/1000' })],
    ['unsatisfied and yet 206', resume, part('*/1000')],
    ['in several', resume, head(206, { 'content-type': 'multipart/byteranges; boundary=x' })],
    ['of contradictory length, hidden', resume, head(206, { 'content-length': '5, 6' })],
    ['of negative length, hidden', resume, head(206, { 'content-length': '-5' })],
    [
      'ending past what can be counted',
      openResume,
      head(206, { 'content-length': '9007199254740991' }),
    ],
    ['that nobody asked for', whole, part('0-999/1000')],
  ])('refuses a part %s', (_, asked, answer) => {
    expect(judgeAnswer(asked, answer, later)).toMatchObject({
      kind: 'refused',
      error: { code: 'unexpected' },
    });
  });

  test('a total that CORS hides is inferred from an open-ended answer only', () => {
    const length = { 'content-length': '900' };
    expect(judgeAnswer(openResume, head(206, length), later)).toMatchObject({
      remote: { totalBytes: 1000, totalProven: false, ranges: 'proven' },
    });
    expect(judgeAnswer(resume, head(206, { 'content-length': '100' }), later)).toMatchObject({
      remote: { totalBytes: null, totalProven: false },
    });
  });

  test('an encoded part is asked for again without a range', () => {
    const gzip = (range: string) => part(range, { 'content-encoding': 'gzip' });
    const verdict = { kind: 'ask-without-range' };
    expect(judgeAnswer(probe, gzip('0-999/1000'), first)).toEqual(verdict);
    expect(judgeAnswer(resume, gzip('100-199/1000'), later)).toEqual(verdict);
  });

  test('only CORS may hide where it begins', () => {
    const silent = head(206, { 'content-length': '100' });
    expect(judgeAnswer(resume, silent, later).kind).toBe('part');
    expect(judgeAnswer(resume, silent, { ...later, sameOrigin: true })).toMatchObject({
      kind: 'refused',
      error: { code: 'unexpected' },
    });
  });
});

describe('judgeAnswer, the whole file', () => {
  test('a 200 to a range shows that ranges are refused', () => {
    const verdict = judgeAnswer(probe, head(200, { 'content-length': '1000' }), first);
    expect(verdict).toMatchObject({
      kind: 'whole',
      remote: { totalBytes: 1000, totalProven: true, ranges: 'refused', name: 'file.bin' },
    });
  });

  test('a 200 to a range says nothing for good of a server that has sent parts', () => {
    const whole = head(200, { 'content-length': '1000' });
    const ranges = (asked: Asked) => judgeAnswer(asked, whole, later);
    expect(ranges(resume)).toMatchObject({ kind: 'whole', remote: { ranges: 'unknown' } });
    expect(ranges({ kind: 'whole' })).toMatchObject({ remote: { ranges: 'refused' } });
  });

  test('an empty file is complete', () => {
    expect(judgeAnswer(probe, head(200, { 'content-length': '0' }), first)).toMatchObject({
      kind: 'whole',
      remote: { totalBytes: 0, totalProven: true },
    });
    expect(judgeAnswer(probe, head(416, { 'content-range': 'bytes */0' }), first)).toEqual({
      kind: 'past-end',
      totalBytes: 0,
    });
  });

  test.each<[string, Headers]>([
    ['without a length', {}],
    ['of an encoded length', { 'content-length': '400', 'content-encoding': 'gzip' }],
  ])('%s its size is not known', (_, headers) => {
    expect(judgeAnswer(probe, head(200, headers), first)).toMatchObject({
      kind: 'whole',
      remote: { totalBytes: null, totalProven: false },
    });
  });

  test('a contradictory length is refused', () => {
    expect(judgeAnswer(probe, head(200, { 'content-length': '5, 6' }), first)).toMatchObject({
      kind: 'refused',
    });
  });
});

describe('judgeAnswer, a web page in place of the file', () => {
  const html = { 'content-type': 'text/html; charset=utf-8' };
  const moved: AnswerContext = { ...first, movedHost: true };

  test.each<[string, Asked, AnswerHead, AnswerContext, Verdict['kind']]>([
    ['on a resume', resume, head(200, html), later, 'refused'],
    ['on a resume, as a part', resume, part('100-199/1000', html), later, 'refused'],
    ['after a redirect to another host', probe, head(200, html), moved, 'refused'],
    ['asked for in the first place', probe, head(200, html), first, 'whole'],
    [
      'sent as a file after a redirect',
      probe,
      head(200, { ...html, 'content-disposition': 'Attachment; filename=a.html' }),
      moved,
      'whole',
    ],
    [
      'that is the file',
      resume,
      part('100-199/1000', html),
      { ...later, known: { ...known, mediaType: 'text/html' } },
      'part',
    ],
  ])('%s', (_, asked, answer, context, kind) => {
    const verdict = judgeAnswer(asked, answer, context);
    expect(verdict.kind).toBe(kind);
    if (verdict.kind === 'refused') expect(verdict.error).toEqual({ code: 'web-page-instead' });
  });
});

describe('judgeAnswer, everything else', () => {
  test.each([400, 416, 501])('%i to the first request: once without a range', (status) => {
    expect(judgeAnswer(probe, head(status), first)).toEqual({ kind: 'ask-without-range' });
  });

  test.each([400, 501])('%i to a resume, or without a range, is an error', (status) => {
    const refused = { kind: 'refused', error: { code: 'http', status } };
    expect(judgeAnswer(resume, head(status), later)).toEqual(refused);
    expect(judgeAnswer(whole, head(status), first)).toEqual(refused);
  });

  test.each([
    ['bytes */100', 100],
    ['bytes */*', null],
    ['nonsense', null],
  ])('416 to a resume with %s', (value, totalBytes) => {
    expect(judgeAnswer(resume, head(416, { 'content-range': value }), later)).toEqual({
      kind: 'past-end',
      totalBytes,
    });
  });

  test('every other status is an error, and nothing of its body is believed', () => {
    const believed = new Set([200, 206, 416]);
    for (let status = 100; status < 600; status += 1) {
      if (believed.has(status)) continue;
      const answer = head(status, { 'content-range': 'bytes 100-199/1000' });
      expect(judgeAnswer(resume, answer, later)).toEqual({
        kind: 'refused',
        error: { code: 'http', status },
      });
    }
  });

  test('a Retry-After goes with the error', () => {
    expect(judgeAnswer(resume, head(503, { 'retry-after': '7' }), later)).toEqual({
      kind: 'refused',
      error: { code: 'http', status: 503, retryAfterMs: 7000 },
    });
  });

  test.each([
    ['"a"', '"a"'],
    ['""', '""'],
    ['W/"a"', null],
    ['a', null],
    ['"a', null],
    ['"a"b"', null],
  ])('of the ETag %s it keeps %s', (etag, kept) => {
    expect(judgeAnswer(resume, part('100-199/1000', { etag }), later)).toMatchObject({
      remote: { etag: kept },
    });
  });
});

describe('judgeAnswer, hostile answers', () => {
  const read = [
    'content-range',
    'content-length',
    'content-type',
    'content-encoding',
    'content-disposition',
    'etag',
    'last-modified',
    'retry-after',
  ];
  const offsets = fc.oneof(fc.nat({ max: 300 }), fc.maxSafeNat());
  const plausible = fc.oneof(
    fc
      .tuple(offsets, offsets, fc.oneof(offsets, fc.constant('*')))
      .map(([start, last, total]) => `bytes ${start}-${last}/${total}`),
    offsets.map(String),
    fc.constantFrom('gzip', 'identity', 'text/html', 'attachment', '"a"', 'W/"a"'),
  );
  const headers = fc.dictionary(fc.constantFrom(...read), fc.oneof(plausible, hostileText));
  const asks: fc.Arbitrary<Asked> = fc.oneof(
    fc.constantFrom<Asked>(whole, probe, resume, openResume),
    fc
      .tuple(offsets, offsets)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => ({ kind: 'range' as const, start: Math.min(a, b), end: Math.max(a, b) })),
  );
  const answers = fc.record({
    status: fc.oneof(fc.constantFrom(200, 206, 206, 206, 416, 400, 503), fc.nat({ max: 999 })),
    headers,
    finalUrl: fc.oneof(fc.webUrl(), hostileText),
  });
  const contexts = fc.record({
    known: fc.constantFrom(null, known),
    sameOrigin: fc.boolean(),
    movedHost: fc.boolean(),
    nowMs: fc.maxSafeNat(),
  });

  test('none makes it throw; a part never starts elsewhere than asked nor passes the end', () => {
    fc.assert(
      fc.property(asks, answers, contexts, (asked, { headers, ...answer }, context) => {
        const told: AnswerHead = { ...answer, header: (name) => headers[name] ?? null };
        const verdict = judgeAnswer(asked, told, context);
        if (verdict.kind === 'part') {
          if (asked.kind === 'whole') throw new Error('a part that nobody asked for');
          expect(verdict.start).toBe(asked.start);
          expect(verdict.end).toBeGreaterThanOrEqual(verdict.start);
          expect(verdict.end).toBeLessThanOrEqual(asked.end);
        }
        if (verdict.kind === 'part' || verdict.kind === 'whole') {
          const { totalBytes, totalProven } = verdict.remote;
          if (totalBytes !== null) expect(Number.isSafeInteger(totalBytes)).toBe(true);
          if (totalProven) expect(totalBytes).not.toBeNull();
        }
      }),
      { numRuns: 3000 },
    );
  });
});
