import type { Digest } from '../core/digest.ts';
import type { DigestValue } from '../core/digestValue.ts';
import { checksumFromList, checksumFromText } from '../core/givenChecksum.ts';
import type { Network } from './ports.ts';

/** Nobody's list of checksums is longer; whatever is, is something else. */
const longestBytes = 1024 * 1024;

const suffixes = ['.sha512', '.sha256', '.sha1', '.md5'] as const;
const lists = [
  'SHA512SUMS',
  'SHA256SUMS',
  'SHA1SUMS',
  'MD5SUMS',
  'sha256sum.txt',
  'md5sum.txt',
] as const;

/**
 * Looks for a checksum file next to a file: `file.sha256` and its like, then `SHA256SUMS` and its
 * like in the same folder, strongest first. Costs up to ten requests, so only on request.
 *
 * @param url of the file
 * @param names the file may be listed under
 * @returns the digest of the first that lists the file; null where none does
 */
export async function findChecksumFile(
  network: Network,
  url: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<Digest | null> {
  for (const { address, read } of candidates(url)) {
    const text = await readText(network, address, signal).catch(() => null);
    if (text === null) continue;
    const digest = read(text, names);
    if (digest !== null) return { ...digest, origin: 'checksum-file' };
  }
  return null;
}

interface Candidate {
  readonly address: string;
  /** What it says of the file: one of the file's own may leave its name out. */
  readonly read: (text: string, names: readonly string[]) => DigestValue | null;
}

function candidates(url: string): readonly Candidate[] {
  const { origin, pathname } = new URL(url);
  return [
    ...suffixes.map((suffix) => ({
      address: `${origin}${pathname}${suffix}`,
      read: checksumFromText,
    })),
    ...lists.map((list) => ({ address: new URL(list, url).href, read: checksumFromList })),
  ];
}

/** Null where there is no such file, or something that cannot be one. */
async function readText(
  network: Network,
  url: string,
  signal: AbortSignal,
): Promise<string | null> {
  const answer = await network.get({ url, signal });
  const decoder = new TextDecoder();
  const isPage = /^\s*text\/html\b/i.test(answer.header('content-type') ?? '');
  let text = '';
  let bytes = 0;
  try {
    if (answer.status !== 200 || isPage) return null;
    for await (const part of answer.body) {
      bytes += part.byteLength;
      if (bytes > longestBytes) return null;
      text += decoder.decode(part, { stream: true });
    }
  } finally {
    await answer.body.return?.();
  }
  return text + decoder.decode();
}
