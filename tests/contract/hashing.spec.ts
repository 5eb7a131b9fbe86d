import { createHash } from 'node:crypto';
import { expect, test } from './harness.ts';

/** RFC 1321, FIPS 180-4, RFC 3720 and the check values of the CRC catalogue. */
const vectors = [
  {
    text: '',
    partBytes: 1,
    digests: {
      'sha-512':
        'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
      'sha-256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'sha-1': 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
      md5: 'd41d8cd98f00b204e9800998ecf8427e',
      crc32c: '00000000',
      crc32: '00000000',
    },
  },
  {
    text: 'abc',
    partBytes: 3,
    digests: {
      'sha-512':
        'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
      'sha-256': 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      'sha-1': 'a9993e364706816aba3e25717850c26c9cd0d89d',
      md5: '900150983cd24fb0d6963f7d28e17f72',
      crc32c: '364b3fb7',
      crc32: '352441c2',
    },
  },
  {
    // Parts that are views into one buffer, and a length beyond a block of MD5 and SHA-256.
    text: '1234567890'.repeat(8),
    partBytes: 7,
    digests: {
      'sha-512':
        '72ec1ef1124a45b047e8b7c75a932195135bb61de24ec0d1914042246e0aec3a2354e093d76f3048b456764346900cb130d2a4fd5dd16abb5e30bcb850dee843',
      'sha-256': 'f371bc4a311f2b009eef952dd83ca80e2b60026c8e935592d0f9c308453c813e',
      'sha-1': '50abf5706a150990a08b2c5ea40fa0e585554732',
      md5: '57edf4a22be3c955ac49da2e2107b67a',
      crc32c: '477a6781',
      crc32: '7ca94a72',
    },
  },
] as const;

for (const { text, partBytes, digests } of vectors) {
  test(`hashes ${text.length} bytes to the known digests, by WebAssembly`, async ({ lab }) => {
    const hashed = await lab.evaluate(
      (call) => {
        const worker = window.harness.startWorker();
        worker.post(call);
        return worker.says('hashed').finally(() => worker.terminate());
      },
      { kind: 'hash' as const, text, partBytes },
    );
    expect(hashed).toEqual({
      kind: 'hashed',
      digests,
      checksum: `crc32:${digests.crc32}`,
      refused: [],
    });
  });

  test(`hashes ${text.length} bytes where a policy refuses WebAssembly`, async ({ lab }) => {
    const hashed = await lab.evaluate(
      (call) => {
        const worker = window.harness.startWorker('/worker.js?no-wasm');
        worker.post(call);
        return worker.says('hashed').finally(() => worker.terminate());
      },
      { kind: 'hash' as const, text, partBytes },
    );
    expect(hashed).toEqual({
      kind: 'hashed',
      digests: { md5: digests.md5, crc32: digests.crc32 },
      // Equal in both, so that chunks stay good when the policy changes.
      checksum: `crc32:${digests.crc32}`,
      refused: ['sha-512', 'sha-256', 'sha-1', 'crc32c'],
    });
  });
}

for (const worker of ['comes', 'stays away'] as const) {
  test(`digests a file whose worker ${worker}, and takes nothing of a damaged chunk`, async ({
    lab,
  }) => {
    const chunk = (text: string, storedAs = text) => ({ text, storedAs });
    const trial = {
      // What is skipped of each was in the one before; the second was changed where it lay.
      chunks: [chunk('-12345'), chunk('!67890', '-67890'), chunk('-6789'), chunk('-67890')],
      lengthBytes: 6,
      skipBytes: 1,
      worker,
    };
    const done = await lab.evaluate((given) => window.harness.digestFile(given), trial);
    expect(done.taken).toEqual([true, false, false, true]);
    expect(done.computed).toEqual([
      { algorithm: 'md5', value: 'e807f1fcf82d132f9bb018ca6738a19f' },
      {
        algorithm: 'sha-256',
        value: 'c775e7b757ede630cd0aa1113bd102661ab38829ca52a6422ab782862f268646',
      },
    ]);
    expect(done.workers).toBe(worker === 'comes' ? 1 : 0);
  });
}

/** Long enough for a middle that is not looked at. */
const long = `${'a'.repeat(5_000)}${'b'.repeat(5_000)}`;

for (const worker of ['comes', 'stays away'] as const) {
  for (const asBlob of [true, false]) {
    const how = `${asBlob ? 'all at once' : 'in parts'}, where the worker ${worker}`;

    test(`digests from memory a chunk that has just come ${how}`, async ({ lab }) => {
      const parts = [long.slice(0, 7_000), long.slice(7_000)];
      const done = await lab.evaluate((given) => window.harness.digestFresh(given), {
        parts,
        asBlob,
        // Had it been read from storage, it would have been found damaged.
        stored: `!${long.slice(1)}`,
        worker,
      });
      const digest = createHash('md5').update(long).digest('hex');
      expect(done.checksum).toBe('crc32:da1b851d');
      expect(done.taken).toBe(true);
      expect(done.computed).toEqual([{ algorithm: 'md5', value: digest }]);
    });

    test(`takes nothing of a chunk that was cut in storage, and had come ${how}`, async ({
      lab,
    }) => {
      for (const stored of [long.slice(0, -1), `${long.slice(0, -1)}!`]) {
        const done = await lab.evaluate((given) => window.harness.digestFresh(given), {
          parts: [long],
          asBlob,
          stored,
          worker,
        });
        expect(done.taken).toBe(false);
      }
    });
  }
}
