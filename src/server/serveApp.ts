import type { Context } from 'koa';
import mime from 'mime';
import { gzipped } from './gzipped.ts';
import { openInFolder } from './openFile.ts';
import { parseRequestPath } from './requestPath.ts';
import { appHeaders } from './securityHeaders.ts';
import { sendFile } from './sendFile.ts';

/** The built app, as it is served. */
export interface AppPlace {
  /** A real path. */
  readonly folder: string;
  /** The Content-Security-Policy of the engine's worker, where it is not the usual one. */
  readonly workerPolicy: string | undefined;
}

/** Answers a request for a file of the built app; `path` begins with a slash, still encoded. */
export async function serveApp(ctx: Context, path: string, place: AppPlace): Promise<void> {
  const parsed = parseRequestPath(path);
  // The app has one page: a folder of it is no address.
  const names = path === '/' ? ['index.html'] : parsed?.asFolder ? null : parsed?.names;
  ctx.set(appHeaders(names?.join('/') ?? '', place.workerPolicy));
  const opened = names && (await openInFolder(place.folder, names));
  if (opened?.kind !== 'file') {
    ctx.set('Cache-Control', 'no-cache');
    ctx.status = 404;
    return;
  }
  const type = contentType(opened.file.name);
  if (!isCompressible(type)) {
    await sendFile(ctx, opened.file, { 'Content-Type': type });
    return;
  }
  ctx.vary('Accept-Encoding');
  // A part is one of the file as it is.
  if (ctx.get('Range') !== '' || ctx.acceptsEncodings('gzip', 'identity') !== 'gzip') {
    await sendFile(ctx, opened.file, { 'Content-Type': type });
    return;
  }
  await sendFile(ctx, await gzipped(opened.file), {
    'Content-Type': type,
    'Content-Encoding': 'gzip',
  });
}

function isCompressible(type: string): boolean {
  return /^text\/|javascript|json|svg|wasm/.test(type);
}

function contentType(name: string): string {
  const type = mime.getType(name) ?? 'application/octet-stream';
  return /^text\/|javascript|json/.test(type) ? `${type}; charset=utf-8` : type;
}
