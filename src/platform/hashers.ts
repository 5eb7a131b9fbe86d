import type { DigestAlgorithm } from '../core/digest.ts';
import { Failure } from '../core/errors.ts';
import { crc32 } from './crc32.ts';

type HashWasm = typeof import('hash-wasm');

/** The polynomial of CRC-32C (Castagnoli), reversed, as hash-wasm takes it. */
const castagnoli = 0x82f63b78;

/** One digest in the making. */
export interface Hasher {
  update(bytes: Uint8Array<ArrayBuffer>): void;
  /** Lower-case hexadecimal; ends this hasher. */
  digest(): string;
}

/** What can be hashed in this thread. */
export interface Hashers {
  /** Strongest first. */
  readonly algorithms: readonly DigestAlgorithm[];
  create(algorithm: DigestAlgorithm): Promise<Hasher>;
  /** Local checksum of a chunk's bytes: `algorithm:hex`. */
  checksum(parts: readonly Uint8Array[]): string;
}

/**
 * Digests by hash-wasm. Where a content security policy or a locked-down browser refuses
 * WebAssembly, MD5 falls to spark-md5 and the local checksum to plain JavaScript; the other
 * algorithms cannot be had there.
 */
export async function openHashers(): Promise<Hashers> {
  return canCompileWasm() ? wasmHashers(await import('hash-wasm')) : scriptHashers();
}

function canCompileWasm(): boolean {
  try {
    // The smallest module: magic number and version.
    new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
    return true;
  } catch {
    return false;
  }
}

async function wasmHashers(wasm: HashWasm): Promise<Hashers> {
  const local = await wasm.createCRC32();
  return {
    algorithms: ['sha-512', 'sha-256', 'sha-1', 'md5', 'crc32c', 'crc32'],
    create: (algorithm) => createWasm(wasm, algorithm),
    checksum(parts) {
      local.init();
      for (const part of parts) local.update(part);
      return `crc32:${local.digest('hex')}`;
    },
  };
}

async function createWasm(wasm: HashWasm, algorithm: DigestAlgorithm): Promise<Hasher> {
  const hasher = await {
    'sha-512': () => wasm.createSHA512(),
    'sha-256': () => wasm.createSHA256(),
    'sha-1': () => wasm.createSHA1(),
    md5: () => wasm.createMD5(),
    crc32c: () => wasm.createCRC32(castagnoli),
    crc32: () => wasm.createCRC32(),
  }[algorithm]();
  hasher.init();
  return {
    update: (bytes) => {
      hasher.update(bytes);
    },
    digest: () => hasher.digest('hex'),
  };
}

async function scriptHashers(): Promise<Hashers> {
  const { default: SparkMD5 } = await import('spark-md5');
  return {
    algorithms: ['md5', 'crc32'],
    async create(algorithm) {
      if (algorithm === 'crc32') {
        let crc = 0;
        return {
          update: (bytes) => {
            crc = crc32(bytes, crc);
          },
          digest: () => hex(crc),
        };
      }
      if (algorithm !== 'md5') {
        throw new Failure({ code: 'unexpected', detail: `no ${algorithm} without WebAssembly` });
      }
      const hasher = new SparkMD5.ArrayBuffer();
      return {
        update: (bytes) => {
          hasher.append(wholeBuffer(bytes));
        },
        digest: () => hasher.end(),
      };
    },
    checksum: (parts) => `crc32:${hex(parts.reduce((crc, part) => crc32(part, crc), 0))}`,
  };
}

/** spark-md5 takes whole buffers only. */
function wholeBuffer(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
}

function hex(crc: number): string {
  return crc.toString(16).padStart(8, '0');
}
