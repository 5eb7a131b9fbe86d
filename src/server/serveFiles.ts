import { create as createContentDisposition } from 'content-disposition';
import type { Context } from 'koa';
import mime from 'mime';
import { CHECKSUM_FILES } from './checksumFile.ts';
import { CROSS_ORIGIN_HEADERS, PREFLIGHT_HEADERS } from './crossOrigin.ts';
import type { DigestAlgorithm } from './digestAlgorithms.ts';
import type { Pace } from './pace.ts';
import { reprDigest, wantedAlgorithms } from './reprDigest.ts';
import { parseRequestPath } from './requestPath.ts';
import { FILE_POLICY } from './securityHeaders.ts';
import { sendChecksums } from './sendChecksums.ts';
import { type FileHeaders, sendFile } from './sendFile.ts';
import { type ListingPlace, sendListing } from './sendListing.ts';
import { type ServedFile, STATUS_OF } from './servedFile.ts';

/** What is answered, as Allow has it. */
export const METHODS = 'GET, HEAD, OPTIONS';

export interface FilesPlace extends ListingPlace {
  readonly pace: Pace | undefined;
}

/**
 * Answers a request for a file or for the listing of a folder; `path` begins with a slash and is
 * still encoded. Files are open to pages of any origin, listings and the checksums of a folder only
 * to the app's own: a page on the web may fetch a file whose link it was given, but not learn what
 * else is there.
 */
export async function serveFiles(ctx: Context, path: string, place: FilesPlace): Promise<void> {
  ctx.set('X-Content-Type-Options', 'nosniff');
  const parsed = parseRequestPath(path);
  const isListing = parsed?.asFolder === true;
  if (!isListing) ctx.set(CROSS_ORIGIN_HEADERS);
  if (ctx.method === 'OPTIONS') {
    ctx.set('Allow', METHODS);
    if (!isListing) ctx.set(PREFLIGHT_HEADERS);
    ctx.status = 204;
    return;
  }
  if (isListing) return sendListing(ctx, parsed.names, place);
  if (parsed === null) {
    ctx.status = 404;
    return;
  }
  const wanted = wantedAlgorithms(ctx.get('Want-Repr-Digest'));
  const opened = await place.shelf.open(parsed.names, ['md5', ...wanted.slice(0, 1)]);
  switch (opened.kind) {
    case 'file':
      ctx.set('Cache-Control', 'no-cache, no-transform');
      ctx.vary('Want-Repr-Digest');
      return sendFile(ctx, opened.file, headersOf(opened.file, wanted), place.pace);
    case 'folder':
      ctx.status = 301;
      // Written with the place's own prefix: a path of two slashes would name another host.
      ctx.set(
        'Location',
        `${place.prefix}${parsed.names.map(encodeURIComponent).join('/')}/${ctx.search}`,
      );
      // It may be a file tomorrow.
      ctx.set('Cache-Control', 'no-cache');
      return;
    case 'forbidden':
      ctx.status = STATUS_OF.forbidden;
      return;
    case 'missing':
      return sendMissing(ctx, parsed.names, place);
    default:
      return opened satisfies never;
  }
}

/** A folder has its checksums as files, unless it has files of that name. */
async function sendMissing(
  ctx: Context,
  names: readonly string[],
  { shelf }: FilesPlace,
): Promise<void> {
  const algorithm = CHECKSUM_FILES.get(names.at(-1) ?? '');
  if (algorithm === undefined) {
    ctx.status = 404;
    return;
  }
  for (const name of Object.keys(CROSS_ORIGIN_HEADERS)) ctx.remove(name);
  return sendChecksums(ctx, names.slice(0, -1), algorithm, shelf);
}

/**
 * The digests are those of the whole file on every answer, a part's included. RFC 1864 leaves open
 * what Content-MD5 means there; Repr-Digest cannot be misread (RFC 9530).
 */
function headersOf({ name, digests }: ServedFile, wanted: readonly DigestAlgorithm[]): FileHeaders {
  const digest = reprDigest(digests, wanted);
  return {
    'Content-Type': mime.getType(name) ?? 'application/octet-stream',
    'Content-Disposition': createContentDisposition(name),
    'Content-Security-Policy': FILE_POLICY,
    ...(digests.md5 && { 'Content-MD5': Buffer.from(digests.md5, 'hex').toString('base64') }),
    ...(digest && { 'Repr-Digest': digest }),
  };
}
