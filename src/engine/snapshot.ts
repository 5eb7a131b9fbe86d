import type { Access } from '../core/access.ts';
import { coarseRanges } from '../core/coarseRanges.ts';
import type { AccessFacts, DownloadSnapshot, RemoteFile } from '../core/download.ts';
import { nameFromUrl, safeFileName } from '../core/fileName.ts';
import { union } from '../core/range.ts';
import { meaningOf } from '../core/remoteFile.ts';
import { secondsLeft } from '../core/speed.ts';
import type { Download } from './download.ts';

/** More than anyone can tell apart on a progress bar. */
const mostRanges = 100;

/** One download as the pages see it now. */
export function snapshotOf(download: Download): DownloadSnapshot {
  const { record } = download;
  const { remote } = record;
  const totalBytes = remote?.totalBytes ?? null;
  const { storedBytes, storedRanges } = download;
  const pace = download.pace();
  const source = record.sources[0] ?? record.url;
  return {
    url: record.url,
    revision: record.revision,
    host: new URL(source).host,
    sources: record.sources.length > 0 ? record.sources : [record.url],
    finalUrl: remote?.finalUrl ?? null,
    name: nameOf(download),
    phase: record.phase,
    totalBytes,
    storedBytes,
    storedRanges: storedRanges && coarseRanges(storedRanges, mostRanges),
    inFlight: coarseRanges(union(download.inFlight), mostRanges),
    verifiedBytes: download.verifiedBytes,
    repairing: download.isRepairing,
    bytesPerSecond: pace,
    pace: { stepMs: download.paceLog.stepMs, paces: download.paceLog.paces },
    speedLimit: record.speedLimit,
    connections: record.connections,
    access: record.access && factsOf(record.access),
    startAtMs: download.startTime.ownMs,
    waitsUntilMs: download.startTime.waitsUntilMs,
    secondsLeft: secondsLeft(pace, totalBytes === null ? null : totalBytes - storedBytes),
    ranges: remote?.ranges ?? 'unknown',
    validator: remote && validatorOf(remote),
    mediaType: remote?.mediaType ?? null,
    digests: record.digests,
    expected: download.expected,
    computed: record.computed,
    verdict: verdictOf(download),
    completenessProven: remote === null || remote.totalBytes === null || remote.totalProven,
    addedAtMs: record.addedAtMs,
    history: record.history,
  };
}

/** The name the file is saved under: the user's, the server's, else the link's. */
export function nameOf(download: Download): string {
  const { record } = download;
  const told = record.givenName ?? (record.remote?.name || nameFromUrl(record.url));
  return safeFileName(told ?? '', new URL(record.url).hostname);
}

/** Every name that a checksum file may list the file under. */
export function namesOf(download: Download): readonly string[] {
  const { record } = download;
  const urls = [...record.sources, record.url, record.remote?.finalUrl ?? record.url];
  const names = [nameOf(download), record.remote?.name, ...urls.map(nameFromUrl)];
  return names.filter((name): name is string => typeof name === 'string' && name !== '');
}

function factsOf({ origin, headers, cookies }: Access): AccessFacts {
  return { origin, headerNames: headers.map(({ name }) => name), cookies };
}

/** What would tell that the file on the server was replaced. */
export function validatorOf(remote: RemoteFile): DownloadSnapshot['validator'] {
  const { etag, lastModified } = meaningOf(remote);
  if (etag !== null) return 'etag';
  return lastModified === null ? null : 'last-modified';
}

function verdictOf(download: Download): DownloadSnapshot['verdict'] {
  const { computed } = download.record;
  if (computed.length === 0) return 'pending';
  const expected = download.expected;
  if (expected === null) return 'unknown';
  const found = computed.find(({ algorithm }) => algorithm === expected.algorithm);
  if (found === undefined) return 'unknown';
  return found.value === expected.value ? 'matched' : 'mismatched';
}
