import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLES, sampleBytes } from '../../../src/server/samples.ts';
import { ask, serve } from './request.ts';

const [small, large] = SAMPLES;
if (!small || !large) throw new Error('Two samples are promised.');

describe('samples', () => {
  it.each([
    ['sample-100MB.bin', 100_000_000, small],
    ['sample-2GB.bin', 2_000_000_000, large],
  ])(
    '%s has %d bytes and the digests it is said to have',
    { timeout: 120_000 },
    (name, size, sample) => {
      expect(sample).toMatchObject({ name, sizeBytes: size });
      const md5 = createHash('md5');
      const sha256 = createHash('sha256');
      const step = 1_000_003;
      for (let start = 0; start < size; start += step) {
        const bytes = sampleBytes(sample.seed, start, Math.min(start + step, size));
        md5.update(bytes);
        sha256.update(bytes);
      }
      expect({ md5: md5.digest('hex'), 'sha-256': sha256.digest('hex') }).toEqual(sample.digests);
    },
  );

  it('are the same bytes wherever a range begins', () => {
    const length = 4096;
    const whole = sampleBytes(7, 0, length);
    const offsets = fc.nat({ max: length });
    fc.assert(
      fc.property(offsets, offsets, (one, two) => {
        const [start, end] = one < two ? [one, two] : [two, one];
        expect(sampleBytes(7, start, end)).toEqual(whole.subarray(start, end));
      }),
    );
  });

  it('do not compress', () => {
    const bytes = sampleBytes(small.seed, 0, 1_000_000);
    expect(gzipSync(bytes).length).toBeGreaterThan(bytes.length);
  });

  it('are served where no folder is given, any range of them at once', async () => {
    const server = await serve({});
    const start = 1_999_999_990;
    const answer = await ask(server, '/files/sample-2GB.bin', {
      headers: { Range: `bytes=${start}-` },
    });
    expect(answer.status).toBe(206);
    expect(answer.headers['content-range']).toBe('bytes 1999999990-1999999999/2000000000');
    expect(answer.headers['content-md5']).toBe(
      Buffer.from(large.digests.md5 ?? '', 'hex').toString('base64'),
    );
    expect(answer.headers.etag).toMatch(/^"[^"]+"$/);
    expect(answer.body).toEqual(sampleBytes(large.seed, start, large.sizeBytes));
  });

  it('arrive whole', { timeout: 60_000 }, async () => {
    const server = await serve({});
    const { body } = await ask(server, '/files/sample-100MB.bin');
    expect(createHash('md5').update(body).digest('hex')).toBe(small.digests.md5);
  });

  it('are listed with all that the app needs to offer one', async () => {
    const server = await serve({});
    const { body } = await ask(server, '/files/?format=json');
    expect(JSON.parse(body.toString())).toEqual(
      SAMPLES.map(({ name, sizeBytes, digests }) => ({
        name,
        url: name,
        sizeBytes,
        md5: digests.md5,
        sha256: digests['sha-256'],
        modified: '2026-01-01T00:00:00.000Z',
      })),
    );
  });

  it('lead to nothing else', async () => {
    const server = await serve({});
    for (const path of ['/files/other.bin', '/files/sample-2GB.bin/x', '/files/sub/']) {
      expect((await ask(server, path)).status, path).toBe(404);
    }
  });
});
