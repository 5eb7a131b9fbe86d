import { parseAccess } from './access.ts';
import type { Digest } from './digest.ts';
import type { DownloadRecord } from './download.ts';
import { nameFromUrl, safeFileName } from './fileName.ts';
import { checksumFromText } from './givenChecksum.ts';
import { parseLink } from './link.ts';
import type { CommandError, NewDownload } from './protocol.ts';
import { parseConnections } from './record.ts';

/**
 * The record of a download that the user asks for, with the digests that he and the link give.
 * Refuses a link that cannot be fetched, and a checksum or a header that cannot be used rather than
 * ignoring it.
 *
 * @param atMs wall-clock time, in milliseconds since 1970
 */
export function newRecord(
  asked: NewDownload,
  atMs: number,
):
  | { readonly ok: true; readonly record: DownloadRecord }
  | { readonly ok: false; readonly error: CommandError } {
  const link = parseLink(asked.link);
  if (!link.ok) return link;
  if (link.credentials !== null) {
    return { ok: false, error: { code: 'invalid-url', why: 'credentials' } };
  }
  const givenName = asked.name?.trim() || link.name;
  const digests: Digest[] = [];
  if (asked.checksum !== undefined && asked.checksum.trim() !== '') {
    const names = [givenName, nameFromUrl(link.url)].filter((name) => name !== null);
    const digest = checksumFromText(asked.checksum, names);
    if (digest === null) return { ok: false, error: { code: 'invalid-checksum' } };
    digests.push({ ...digest, origin: 'user' });
  }
  if (link.digest !== null) digests.push({ ...link.digest, origin: 'link' });
  const access = parseAccess(link.url, asked.access ?? {});
  if (!access.ok) return access;
  const record: DownloadRecord = {
    schema: 1,
    url: link.url,
    sources: [link.url],
    revision: 1,
    remote: null,
    phase: { name: asked.startPaused === true ? 'paused' : 'queued' },
    givenName: givenName ? safeFileName(givenName) : null,
    givenSizeBytes: asked.sizeBytes ?? null,
    speedLimit: null,
    connections: parseConnections(asked.connections),
    access: access.access,
    startAtMs: asked.startAtMs ?? null,
    digests,
    computed: [],
    storedBytes: 0,
    addedAtMs: atMs,
    autoSaveClaimed: false,
    history: [{ atMs, event: 'added', storedBytes: 0 }],
  };
  return { ok: true, record };
}
