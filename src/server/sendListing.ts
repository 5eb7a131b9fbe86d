import type { Context } from 'koa';
import { LISTING_POLICY, listAsJson, listAsPage } from './listing.ts';
import { type Shelf, STATUS_OF } from './servedFile.ts';

export interface ListingPlace {
  readonly shelf: Shelf;
  /** The path that all file paths begin with, slashes around it. */
  readonly prefix: string;
  /** The app's path, for links into it; null where no app is served. */
  readonly appPath: string | null;
}

/** Answers with the files of a folder, as JSON where the client prefers that, else as a page. */
export async function sendListing(
  ctx: Context,
  names: readonly string[],
  { shelf, appPath, prefix }: ListingPlace,
): Promise<void> {
  const content = await shelf.list(names);
  if (typeof content === 'string') {
    ctx.status = STATUS_OF[content];
    return;
  }
  ctx.set('Cache-Control', 'no-cache');
  ctx.vary('Accept');
  if (ctx.query['format'] === 'json' || ctx.accepts('html', 'json') === 'json') {
    ctx.set('Content-Type', 'application/json; charset=utf-8');
    ctx.body = JSON.stringify(listAsJson(content));
    return;
  }
  const folderPath = `${prefix}${names.map((name) => `${encodeURIComponent(name)}/`).join('')}`;
  ctx.set({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': LISTING_POLICY,
    'Referrer-Policy': 'no-referrer',
  });
  ctx.body = listAsPage(names, content, folderPath, appPath);
}
