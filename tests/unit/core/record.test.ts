import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestAlgorithms, digestOrigins } from '../../../src/core/digest.ts';
import { type DownloadRecord, defaultSettings, noNoise } from '../../../src/core/download.ts';
import type { Phase } from '../../../src/core/phase.ts';
import { parseRecord, parseSettings } from '../../../src/core/record.ts';
import { hostileText } from './hostileText.ts';

/** Records as released versions stored them. They are never changed, only added to. */
const released = JSON.parse(
  readFileSync(new URL('../../fixtures/records/v1.json', import.meta.url), 'utf8'),
) as DownloadRecord[];

/** What records have that were stored before these fields were there. */
const laterFields = {
  givenSizeBytes: null,
  speedLimit: null,
  connections: null,
  access: null,
  startAtMs: null,
};

const counts = fc.maxSafeNat();
const text = fc.oneof(fc.string(), hostileText);
const textOrNull = fc.option(text, { nil: null });
const hex = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'),
  minLength: 1,
  maxLength: 128,
});
const error = fc.oneof(
  fc.constant({ code: 'unreachable' as const }),
  fc.record({ code: fc.constant('http' as const), status: fc.nat({ max: 999 }) }),
  fc.record({ code: fc.constant('storage' as const), detail: text }),
);
const phase: fc.Arbitrary<Phase> = fc.oneof(
  fc.constantFrom<Phase>(
    ...(['queued', 'running', 'paused', 'verifying', 'ready', 'saved'] as const).map((name) => ({
      name,
    })),
  ),
  fc.record({ name: fc.constant('waiting' as const), error, retryAtMs: counts }),
  fc.record({ name: fc.constant('failed' as const), error }),
);
const algorithm = fc.constantFrom(...digestAlgorithms);
/** Links as records hold them: the URL standard has written them. */
const link = fc.webUrl({ withQueryParameters: true }).map((url) => new URL(url).href);
const goodRecord: fc.Arbitrary<DownloadRecord> = fc.record({
  schema: fc.constant(1 as const),
  url: link,
  sources: fc.array(link, { maxLength: 3 }),
  revision: counts,
  remote: fc.option(
    fc.record({
      totalBytes: fc.option(counts, { nil: null }),
      totalProven: fc.boolean(),
      etag: textOrNull,
      lastModified: textOrNull,
      noise: fc.record({ etag: fc.boolean(), lastModified: fc.boolean() }),
      ranges: fc.constantFrom('unknown' as const, 'proven' as const, 'refused' as const),
      name: text,
      mediaType: textOrNull,
      finalUrl: text,
    }),
    { nil: null },
  ),
  phase,
  givenName: textOrNull,
  givenSizeBytes: fc.option(counts, { nil: null }),
  speedLimit: fc.option(fc.integer({ min: 1024 }), { nil: null }),
  connections: fc.option(fc.integer({ min: 1, max: 16 }), { nil: null }),
  access: fc.option(
    fc.record({
      origin: text,
      headers: fc.constantFrom(
        [{ name: 'Authorization', value: 'Bearer abc' }],
        [
          { name: 'X-A', value: '' },
          { name: 'x-b', value: 'Zoë' },
        ],
      ),
      cookies: fc.boolean(),
    }),
    { nil: null },
  ),
  startAtMs: fc.option(counts, { nil: null }),
  digests: fc.array(
    fc.record({ algorithm, value: hex, origin: fc.constantFrom(...digestOrigins) }),
    { maxLength: 3 },
  ),
  computed: fc.array(fc.record({ algorithm, value: hex }), { maxLength: 3 }),
  storedBytes: counts,
  addedAtMs: counts,
  autoSaveClaimed: fc.boolean(),
  history: fc.array(
    fc.record({
      atMs: counts,
      event: fc.constantFrom('added' as const, 'paused' as const, 'saved' as const),
      storedBytes: counts,
    }),
    { maxLength: 3 },
  ),
});

/** Any value that structured clone can store, of any depth. */
const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true });

describe('parseRecord', () => {
  test.each(released.map((record) => [record.phase.name, record] as const))(
    'reads a released record that is %s',
    (_, record) => {
      const remote = record.remote && { noise: noNoise, ...(record.remote as object) };
      expect(parseRecord(record)).toEqual({ ...laterFields, ...record, remote });
    },
  );

  test('the released records show every phase', () => {
    expect([...new Set(released.map((record) => record.phase.name))].sort()).toEqual([
      'failed',
      'paused',
      'queued',
      'ready',
      'running',
      'saved',
      'verifying',
      'waiting',
    ]);
  });

  test('a good record comes back as it was stored', () => {
    fc.assert(
      fc.property(goodRecord, (record) => {
        expect(parseRecord(structuredClone(record))).toEqual(record);
      }),
    );
  });

  test('never throws, and gives nothing or a record that it would read again', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const record = parseRecord(value);
        if (record !== null) expect(parseRecord(record)).toEqual(record);
      }),
    );
  });

  test('a torn record is either refused or read to a sound one', () => {
    fc.assert(
      fc.property(
        goodRecord,
        fc.constantFrom(...Object.keys(released[0] ?? {})),
        anything,
        (good, field, value) => {
          const record = parseRecord({ ...good, [field]: value });
          if (record === null) return;
          expect(parseRecord(record)).toEqual(record);
          expect(record.schema).toBe(1);
          expect(Number.isSafeInteger(record.revision)).toBe(true);
          expect(record.url).toMatch(/^https?:\/\//);
        },
      ),
    );
  });

  const [sound] = released;
  test.each([
    ['of a later schema', { schema: 2 }],
    ['without a schema', { schema: undefined }],
    ['without a link', { url: '' }],
    ['whose link is cut short', { url: 'http://' }],
    ['whose link is no identity', { url: 'https://a.example/file#md5=00' }],
    ['with a link of another scheme', { url: 'javascript:alert(1)' }],
    ['with a revision that cannot be counted', { revision: -1 }],
    ['with half a revision', { revision: 1.5 }],
    ['with an unknown phase', { phase: { name: 'sleeping' } }],
    ['that waits without a reason', { phase: { name: 'waiting', retryAtMs: 1 } }],
    ['that waits without a time', { phase: { name: 'waiting', error: { code: 'quota' } } }],
    ['that failed without an error', { phase: { name: 'failed' } }],
    ['without a word about the remote file', { remote: undefined }],
    ['whose size is negative', { remote: { ...released[1]?.remote, totalBytes: -1 } }],
    ['whose size is text', { remote: { ...released[1]?.remote, totalBytes: '5' } }],
    ['whose size cannot be counted', { remote: { ...released[1]?.remote, totalBytes: 2 ** 53 } }],
  ])('refuses a record %s', (_, changed) => {
    expect(parseRecord(sound)).not.toBeNull();
    expect(parseRecord({ ...sound, ...changed })).toBeNull();
  });

  test('drops what only informs where it is torn', () => {
    const torn = {
      ...sound,
      givenName: 5,
      storedBytes: 'many',
      addedAtMs: Number.NaN,
      autoSaveClaimed: 'yes',
      sources: ['https://a.example/', null, 7, 'http://', 'javascript:alert(1)'],
      history: [
        null,
        { event: 'added' },
        { atMs: 1, event: 'danced', storedBytes: 0 },
        { atMs: 1, event: 'paused', storedBytes: 0 },
      ],
    };
    expect(parseRecord(torn)).toMatchObject({
      givenName: null,
      storedBytes: 0,
      addedAtMs: 0,
      autoSaveClaimed: false,
      sources: ['https://a.example/'],
      history: [{ atMs: 1, event: 'paused', storedBytes: 0 }],
    });
  });

  test.each([
    ['of a later version', { code: 'eaten-by-dog', breed: 'collie' }, 'eaten-by-dog'],
    ['that is torn', { code: 'http' }, 'http'],
    ['named like a method', { code: 'toString' }, 'toString'],
    [
      'whose field is of a later version',
      { code: 'source-changed', what: 'colour' },
      'source-changed',
    ],
  ])('reads an error %s as unexpected', (_, error, detail) => {
    const unexpected = { code: 'unexpected', detail };
    const failed = { ...sound, phase: { name: 'failed', error } };
    expect(parseRecord(failed)?.phase).toEqual({ name: 'failed', error: unexpected });
    const told = { ...sound, history: [{ atMs: 1, event: 'failed', storedBytes: 0, error }] };
    expect(parseRecord(told)?.history[0]?.error).toEqual(unexpected);
  });

  test.each([
    { algorithm: 'md4', value: '00', origin: 'user' },
    { algorithm: 'md5', value: 'D41D', origin: 'user' },
    { algorithm: 'md5', value: '', origin: 'user' },
    { algorithm: 'md5', value: '00', origin: 'hearsay' },
    { algorithm: 'md5', origin: 'user' },
    null,
  ])('believes no digest like %j', (digest) => {
    expect(parseRecord({ ...sound, digests: [digest] })?.digests).toEqual([]);
  });
});

describe('parseSettings', () => {
  test('never throws, and keeps every setting within its bounds', () => {
    const torn = fc.record(
      { saveAutomatically: anything, downloadsAtATime: anything, connections: anything },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, torn), (value) => {
        const settings = parseSettings(value);
        if (settings === null) return;
        expect(typeof settings.saveAutomatically).toBe('boolean');
        for (const count of [settings.downloadsAtATime, settings.connections]) {
          expect(Number.isSafeInteger(count)).toBe(true);
          expect(count).toBeGreaterThanOrEqual(1);
          expect(count).toBeLessThanOrEqual(16);
        }
      }),
    );
  });

  test('fills in what is not there, and tells absence from that', () => {
    expect(parseSettings({ saveAutomatically: false, connections: 4 })).toEqual({
      ...defaultSettings,
      saveAutomatically: false,
      connections: 4,
    });
    expect(parseSettings({ connections: 0, downloadsAtATime: 17 })).toEqual(defaultSettings);
    expect(parseSettings(undefined)).toBeNull();
    const dailyWindow = { startMinute: 1380, endMinute: 0 };
    expect(parseSettings({ dailyWindow, dailyWindowOn: true, speedLimitOn: false })).toEqual({
      ...defaultSettings,
      dailyWindow,
      dailyWindowOn: true,
      speedLimitOn: false,
    });
    expect(parseSettings({ freeOnceSaved: true })).toEqual({
      ...defaultSettings,
      freeOnceSaved: true,
    });
    expect(parseSettings({ freeOnceSaved: 1 })?.freeOnceSaved).toBe(false);
    const torn = { dailyWindow: { startMinute: 1440, endMinute: 0 }, dailyWindowOn: 'yes' };
    expect(parseSettings(torn)).toEqual(defaultSettings);
    const limited = { ...defaultSettings, speedLimit: 5000 };
    // Only null lifts a limit: one that is too low, or none at all, leaves it as it was.
    for (const speedLimit of [1000, 5000.5, '9999', undefined]) {
      expect(parseSettings({ speedLimit }, limited)).toEqual(limited);
    }
    expect(parseSettings({ speedLimit: null }, limited)).toEqual(defaultSettings);
  });
});
