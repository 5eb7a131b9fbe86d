import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from 'koa';
import { checkedFiles, withoutDigest, writeChecksums } from './checksumFile.ts';
import type { DigestAlgorithm } from './digestAlgorithms.ts';
import { type Shelf, STATUS_OF } from './servedFile.ts';

/** How long an answer waits for digests: a folder of small files is done by then. */
const PATIENCE_MS = 2000;
const RETRY_AFTER_SECONDS = 5;

/**
 * Answers with the checksums of all files in a folder, or, while they are still being computed,
 * with how far that is and when to ask again. A file that cannot be read, or that changes while it
 * is, is left out.
 */
export async function sendChecksums(
  ctx: Context,
  folder: readonly string[],
  algorithm: DigestAlgorithm,
  shelf: Shelf,
): Promise<void> {
  const patience = new AbortController();
  const tooLong = wait(PATIENCE_MS, false, { signal: patience.signal }).catch(() => false);
  const finding = shelf.findDigests(folder, algorithm).then(() => true);
  const isDone = await Promise.race([finding, tooLong]);
  patience.abort();
  const content = await shelf.list(folder);
  if (typeof content === 'string') {
    ctx.status = STATUS_OF[content];
    return;
  }
  ctx.set('Cache-Control', 'no-cache');
  ctx.set('Content-Type', 'text/plain; charset=utf-8');
  const lacking = withoutDigest(content.files, algorithm);
  if (isDone || lacking === 0) {
    ctx.body = writeChecksums(content.files, algorithm);
    return;
  }
  const all = checkedFiles(content.files).length;
  ctx.status = 503;
  ctx.set('Retry-After', String(RETRY_AFTER_SECONDS));
  ctx.body = `The checksums are being computed: ${all - lacking} of ${all} files are done.\n`;
}
