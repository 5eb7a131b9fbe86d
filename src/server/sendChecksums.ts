import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from 'koa';
import { checkedFiles, writeChecksums } from './checksumFile.ts';
import type { DigestAlgorithm } from './digestAlgorithms.ts';
import type { Shelf } from './servedFile.ts';

/** How long an answer waits for digests: a folder of small files is done by then. */
const PATIENCE_MS = 2000;
const RETRY_AFTER_SECONDS = 5;

/**
 * Answers with the checksums of all files in a folder, or, while they are still being computed,
 * with how far that is and when to ask again.
 */
export async function sendChecksums(
  ctx: Context,
  folder: readonly string[],
  algorithm: DigestAlgorithm,
  shelf: Shelf,
): Promise<void> {
  const patience = new AbortController();
  const tooLong = wait(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => {});
  await Promise.race([shelf.findDigests(folder, algorithm), tooLong]);
  patience.abort();
  const content = await shelf.list(folder);
  if (content === null) {
    ctx.status = 404;
    return;
  }
  ctx.set('Cache-Control', 'no-cache');
  ctx.set('Content-Type', 'text/plain; charset=utf-8');
  const checksums = writeChecksums(content.files, algorithm);
  if (checksums !== null) {
    ctx.body = checksums;
    return;
  }
  const files = checkedFiles(content.files);
  const done = files.filter(({ digests }) => digests[algorithm] !== undefined).length;
  ctx.status = 503;
  ctx.set('Retry-After', String(RETRY_AFTER_SECONDS));
  ctx.body = `The checksums are being computed: ${done} of ${files.length} files are done.\n`;
}
