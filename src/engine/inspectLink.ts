import { digestsFromHeaders } from '../core/digestHeaders.ts';
import { Failure } from '../core/errors.ts';
import { nameFromUrl, safeFileName } from '../core/fileName.ts';
import { newRecord } from '../core/newRecord.ts';
import type { CommandResult, LinkReport, NewDownload } from '../core/protocol.ts';
import { compareSize } from '../core/remoteFile.ts';
import { withDeadline } from './deadline.ts';
import type { Ports } from './ports.ts';
import { Requester } from './requester.ts';
import { validatorOf } from './snapshot.ts';
import type { Timings } from './timings.ts';
import { withAccess } from './withAccess.ts';

/**
 * Asks a link for one byte, as a download would begin, and tells what the answer's head says. No
 * byte is read. Rejects with a `Failure` where the link brings no file.
 */
export async function inspectLink(
  asked: NewDownload,
  ports: Pick<Ports, 'network' | 'clock' | 'appUrl'>,
  timings: Timings,
  signal: AbortSignal,
): Promise<CommandResult> {
  const fresh = newRecord(asked, ports.clock.wallNow());
  if (!fresh.ok) return fresh;
  const { url, digests, givenName, givenSizeBytes, access } = fresh.record;
  const network = withAccess(ports.network, () => access);
  return withDeadline(ports.clock, timings.linkMs, signal, async (inTime) => {
    const requester = new Requester({ ...ports, network }, timings, inTime);
    let seen = await look(requester, url, 1);
    // Where CORS hides Content-Range, only the length of an open-ended answer tells the size.
    if (seen.ranges === 'proven' && seen.totalBytes === null) {
      seen = await look(requester, url, Number.POSITIVE_INFINITY);
    }
    const report = {
      ...seen,
      name: givenName ?? seen.name,
      digests: [...digests, ...seen.digests],
      givenSize: compared(seen, givenSizeBytes),
    };
    return { ok: true, report };
  });
}

async function look(
  requester: Requester,
  url: string,
  end: number,
): Promise<Omit<LinkReport, 'givenSize'>> {
  const { verdict, header, cancel } = await requester.ask(
    url,
    { kind: 'range', start: 0, end },
    null,
  );
  cancel();
  switch (verdict.kind) {
    case 'part':
    case 'whole': {
      const { name, finalUrl, totalBytes, totalProven, ranges, mediaType } = verdict.remote;
      const partial = verdict.kind === 'part';
      const digests = digestsFromHeaders(header, { partial, partCoversWhole: false });
      const validator = validatorOf(verdict.remote);
      return { name, finalUrl, totalBytes, totalProven, ranges, validator, mediaType, digests };
    }
    case 'past-end':
    case 'ask-without-range':
      return emptyFile(url);
    case 'refused':
      throw new Failure(verdict.error);
    default:
      return verdict satisfies never;
  }
}

/** There is not one byte at that link. */
function emptyFile(url: string): Omit<LinkReport, 'givenSize'> {
  return {
    name: safeFileName(nameFromUrl(url) ?? '', new URL(url).hostname),
    finalUrl: url,
    totalBytes: 0,
    totalProven: true,
    ranges: 'unknown',
    validator: null,
    mediaType: null,
    digests: [],
  };
}

function compared(seen: Pick<LinkReport, 'totalBytes' | 'totalProven'>, bytes: number | null) {
  return bytes === null ? null : { bytes, comparison: compareSize(seen, bytes) };
}
