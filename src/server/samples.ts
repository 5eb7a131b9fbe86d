import { endianness } from 'node:os';
import type { KnownDigests } from './digestAlgorithms.ts';
import type { FileEntry, FolderContent, Opened, Refusal, ServedFile, Shelf } from './servedFile.ts';

interface Sample {
  readonly name: string;
  readonly sizeBytes: number;
  /** Makes the bytes: another seed is another file. */
  readonly seed: number;
  readonly digests: KnownDigests;
}

/** The files that are offered where no folder is given. They exist on no disk. */
export const SAMPLES: readonly Sample[] = [
  {
    name: 'sample-100MB.bin',
    sizeBytes: 100_000_000,
    seed: 0x486f6c64,
    digests: {
      md5: '0b7d030750d99b903afdcbfe0329d4da',
      'sha-256': '9fcbf314e00b6fa33f282596160ec13206b6a85e011a8d1167de6bdb117617be',
    },
  },
  {
    name: 'sample-2GB.bin',
    sizeBytes: 2_000_000_000,
    seed: 0x66617374,
    digests: {
      md5: '4b68857c1368d8243835f69a32df3172',
      'sha-256': 'e56364bfc34c5433b41a71de22ff605d8f52b038f72cbe30d07f06740477d332',
    },
  },
];

/** Never changes, for the bytes never do. */
const MODIFIED_MS = Date.UTC(2026, 0, 1);
const WORD_BYTES = 4;
/** 2^32 divided by the golden ratio: an odd step that visits every 32-bit number. */
const STEP = 0x9e3779b9;

/**
 * Bytes `start` to `end` (exclusive) of the sample with this seed. They do not compress. Each
 * 32-bit word is a hash of its index, so that any range costs its own length and no more.
 */
export function sampleBytes(seed: number, start: number, end: number): Uint8Array {
  const firstWord = Math.floor(start / WORD_BYTES);
  const words = new Uint32Array(Math.ceil(end / WORD_BYTES) - firstWord);
  let counter = (Math.imul(firstWord, STEP) + seed) | 0;
  for (let index = 0; index < words.length; index += 1) {
    // lowbias32 from https://github.com/skeeto/hash-prospector
    let word = counter ^ (counter >>> 16);
    word = Math.imul(word, 0x7feb352d);
    word ^= word >>> 15;
    word = Math.imul(word, 0x846ca68b);
    words[index] = word ^ (word >>> 16);
    counter = (counter + STEP) | 0;
  }
  const bytes = Buffer.from(words.buffer);
  if (endianness() === 'BE') bytes.swap32();
  const offset = start - firstWord * WORD_BYTES;
  return bytes.subarray(offset, offset + end - start);
}

/** The built-in samples as a place that files are served from. */
export function createSampleShelf(): Shelf {
  return {
    async open(path): Promise<Opened> {
      if (path.length === 0) return { kind: 'folder' };
      const sample = path.length === 1 && SAMPLES.find(({ name }) => name === path[0]);
      return sample ? { kind: 'file', file: openSample(sample) } : { kind: 'missing' };
    },
    async list(path): Promise<FolderContent | Refusal> {
      return path.length === 0 ? { folders: [], files: SAMPLES.map(toEntry) } : 'missing';
    },
    async findDigests() {},
    close() {},
  };
}

function toEntry({ name, sizeBytes, digests }: Sample): FileEntry {
  return { name, sizeBytes, digests, lastModifiedMs: MODIFIED_MS };
}

function openSample(sample: Sample): ServedFile {
  return {
    ...toEntry(sample),
    etag: `"sample-${sample.seed.toString(16)}-${sample.sizeBytes.toString(16)}"`,
    async read(position, bytes) {
      bytes.set(sampleBytes(sample.seed, position, position + bytes.length));
    },
    async close() {},
  };
}
