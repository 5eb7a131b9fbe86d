import type { DownloadSnapshot } from '../../../src/core/download.ts';

/** A running download of 1000 bytes, but for what is given. */
export function snapshot(given: Partial<DownloadSnapshot>): DownloadSnapshot {
  return {
    url: 'https://example.org/a',
    revision: 1,
    host: 'example.org',
    sources: ['https://example.org/a'],
    finalUrl: 'https://example.org/a',
    name: 'a',
    phase: { name: 'running' },
    totalBytes: 1000,
    storedBytes: 0,
    storedRanges: null,
    inFlight: [],
    verifiedBytes: 0,
    repairing: false,
    bytesPerSecond: null,
    pace: { stepMs: 1000, paces: [] },
    speedLimit: null,
    connections: null,
    access: null,
    startAtMs: null,
    waitsUntilMs: null,
    secondsLeft: null,
    ranges: 'proven',
    validator: 'etag',
    mediaType: null,
    digests: [],
    expected: null,
    computed: [],
    verdict: 'pending',
    completenessProven: true,
    addedAtMs: 0,
    history: [],
    ...given,
  };
}
