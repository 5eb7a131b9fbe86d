import type { DigestAlgorithm } from './digestAlgorithms.ts';
import type { FileEntry } from './servedFile.ts';

/** The files that tell the digests of all others in a folder, by name. */
export const CHECKSUM_FILES: ReadonlyMap<string, DigestAlgorithm> = new Map([
  ['SHA256SUMS', 'sha-256'],
  ['MD5SUMS', 'md5'],
]);

/** The files of a folder that a checksum file speaks of: checksum files do not list each other. */
export function checkedFiles(files: readonly FileEntry[]): readonly FileEntry[] {
  return files.filter(({ name }) => !CHECKSUM_FILES.has(name));
}

/** How many of the files that are to be in a checksum file have no such digest, or none yet. */
export function withoutDigest(files: readonly FileEntry[], algorithm: DigestAlgorithm): number {
  return checkedFiles(files).filter(({ digests }) => digests[algorithm] === undefined).length;
}

/** A line for each file whose digest is known, as GNU's `sha256sum` writes and checks them. */
export function writeChecksums(files: readonly FileEntry[], algorithm: DigestAlgorithm): string {
  const lines: string[] = [];
  for (const { name, digests } of checkedFiles(files)) {
    const digest = digests[algorithm];
    if (digest === undefined) continue;
    const escaped = name.replace(/[\\\n\r]/g, (character) => ESCAPES[character] ?? character);
    lines.push(`${escaped === name ? '' : '\\'}${digest}  ${escaped}\n`);
  }
  return lines.join('');
}

/** A line that has one of these begins with a backslash itself. */
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' };
