import type { RemoteFile } from './download.ts';
import type { DownloadError } from './errors.ts';

/** How a newly seen file stands to the one whose bytes are stored. */
export type Comparison =
  /** A validator, or a proven size together with one, agrees. */
  | 'same'
  /** Nothing contradicts, but nothing readable proves it either: compare bytes. */
  | 'unproven'
  | 'size-differs'
  | 'validator-differs';

/**
 * Compares what an answer tells with what is known. A strong ETag decides alone where both sides
 * have one (RFC 9110 section 8.8.3.2); else Last-Modified together with the size. What is noise to
 * either says nothing.
 */
export function compareRemote(known: RemoteFile, seen: RemoteFile): Comparison {
  if (
    known.totalBytes !== null &&
    seen.totalBytes !== null &&
    known.totalBytes !== seen.totalBytes &&
    known.totalProven &&
    seen.totalProven
  ) {
    return 'size-differs';
  }
  const [one, other] = [meaningOf(known), meaningOf(seen)];
  if (one.etag !== null && other.etag !== null) {
    return one.etag === other.etag ? 'same' : 'validator-differs';
  }
  if (one.lastModified !== null && other.lastModified !== null) {
    return one.lastModified === other.lastModified ? 'same' : 'validator-differs';
  }
  return 'unproven';
}

/** The validators of a file that would show a change. */
export function meaningOf({
  etag,
  lastModified,
  noise,
}: RemoteFile): Pick<RemoteFile, 'etag' | 'lastModified'> {
  return {
    etag: noise.etag ? null : etag,
    lastModified: noise.lastModified ? null : lastModified,
  };
}

/** Whether a file has the size that it must have, as far as its server tells. */
export type SizeComparison = 'same' | 'unproven' | 'differs';

/** Compares sizes. One that was only inferred may still grow: some servers cap their answers. */
export function compareSize(
  { totalBytes, totalProven }: Pick<RemoteFile, 'totalBytes' | 'totalProven'>,
  expectedBytes: number,
): SizeComparison {
  if (totalBytes === null) return 'unproven';
  if (totalBytes === expectedBytes) return 'same';
  return totalProven || totalBytes > expectedBytes ? 'differs' : 'unproven';
}

/** The error of a file that cannot have the size that it must have; null where it can. */
export function wrongSize(remote: RemoteFile, expectedBytes: number | null): DownloadError | null {
  const { totalBytes } = remote;
  if (totalBytes === null || expectedBytes === null) return null;
  if (compareSize(remote, expectedBytes) !== 'differs') return null;
  return { code: 'wrong-size', expectedBytes, actualBytes: totalBytes };
}

/** What is known after a further answer of the same file: told values stay, gaps are filled. */
export function mergeRemote(known: RemoteFile, seen: RemoteFile): RemoteFile {
  // Of two sizes that were only inferred the larger one holds: some servers cap their answers.
  const seenTotal =
    seen.totalBytes !== null &&
    (seen.totalProven || (!known.totalProven && seen.totalBytes > (known.totalBytes ?? -1)));
  return {
    ...known,
    totalBytes: seenTotal ? seen.totalBytes : known.totalBytes,
    totalProven: known.totalProven || seen.totalProven,
    etag: seen.etag ?? known.etag,
    lastModified: seen.lastModified ?? known.lastModified,
    ranges: seen.ranges === 'unknown' ? known.ranges : seen.ranges,
    finalUrl: seen.finalUrl,
  };
}
