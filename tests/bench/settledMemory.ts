import { closeSync, ftruncateSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';

const mebibyte = 1024 * 1024;
const stepBytes = 4 * mebibyte;
/** Room for all the reading of a run; none of it is ever on the disk. */
const sparseBytes = 1024 ** 4;

/**
 * Memory as it is on a machine that has been up for a while. A virtual machine may hand what is
 * free back to its host ("free page reporting"): the next program that touches it then waits for
 * the host, ten times as long as for memory that is there, whatever it does with it. So what is
 * free is filled with cached pages of a file that is nothing but a hole. Programs get those at
 * once, and everybody pays the same. Only where there is /proc/meminfo; elsewhere nothing is done.
 */
export class SettledMemory {
  readonly #file: number;
  readonly #step = Buffer.alloc(stepBytes);
  #position = 0;

  /** @param folder on a file system that knows holes, as ext4, XFS and Btrfs do */
  constructor(folder: string) {
    this.#file = openSync(join(folder, 'hole'), 'w+');
    ftruncateSync(this.#file, sparseBytes);
  }

  /** Fills what is free, as far as the kernel lets it be filled. Blocks until then. */
  settle(): void {
    for (let left = freeBytes(); left > 0; left -= stepBytes) {
      readSync(this.#file, this.#step, 0, stepBytes, this.#position);
      this.#position = (this.#position + stepBytes) % sparseBytes;
    }
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** How long a program waits for memory that it touches for the first time, in seconds a GiB. */
export function firstTouchSecondsPerGiB(): number {
  const bytes = 256 * mebibyte;
  const memory = Buffer.allocUnsafeSlow(bytes);
  const startMs = performance.now();
  for (let at = 0; at < bytes; at += 4096) memory[at] = 1;
  return ((performance.now() - startMs) / 1000) * (1024 ** 3 / bytes);
}

/** What no program and no cache uses; nothing where that cannot be told. */
function freeBytes(): number {
  try {
    const [, kibibytes] = /^MemFree:\s+(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8')) ?? [];
    return Number(kibibytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
