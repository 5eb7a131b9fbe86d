import type { Access } from '../core/access.ts';
import { abortedWith } from './abortedWith.ts';

/** What every request of the engine has. */
export type PlainRequest = Omit<RequestInit, 'headers' | 'redirect' | 'signal'> & {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
};

/**
 * Fetches with an access that no other origin may see. Browsers drop `Authorization` where a
 * redirect leaves the origin, and nothing else. So with other headers a redirect is not followed
 * but asked about with `Authorization` alone: where it ends on another origin, that answer is taken;
 * where it ends on the same one, that place is asked with all of them.
 *
 * @param url of the access's own origin
 */
export async function fetchWithAccess(
  url: string,
  plain: PlainRequest,
  access: Access,
): Promise<Response> {
  const { origin, headers, cookies } = access;
  const known: PlainRequest = cookies ? { ...plain, credentials: 'include' } : plain;
  const safe = headers.filter(({ name }) => name.toLowerCase() === 'authorization');
  const withHeaders = (request: PlainRequest, given: Access['headers']) => {
    const sent = new Headers(request.headers);
    for (const { name, value } of given) sent.append(name, value);
    return { ...request, headers: sent };
  };
  if (safe.length === headers.length) return fetch(url, withHeaders(known, headers));

  const first = await fetch(url, { ...withHeaders(known, headers), redirect: 'manual' });
  if (first.type !== 'opaqueredirect') return first;
  const leaving = abortedWith(plain.signal);
  const followed = await fetch(url, withHeaders({ ...known, signal: leaving.signal }, safe));
  if (new URL(followed.url).origin !== origin) return followed;
  const there = await fetch(followed.url, { ...withHeaders(known, headers), redirect: 'manual' });
  // It leads on, with all headers, and so elsewhere than without: what answered is all there is.
  if (there.type === 'opaqueredirect') return followed;
  leaving.abort();
  return there;
}
