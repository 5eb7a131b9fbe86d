import { parseStoredAccess } from './access.ts';
import { type DailyWindow, minutesOfDay } from './dailyWindow.ts';
import { type Digest, digestAlgorithms, digestOrigins } from './digest.ts';
import {
  type DownloadRecord,
  defaultSettings,
  type HistoryEntry,
  type Noise,
  noNoise,
  type RemoteFile,
  type Settings,
} from './download.ts';
import { parseLink } from './link.ts';
import type { Phase } from './phase.ts';
import { parseStoredError } from './storedError.ts';

/**
 * A stored value as a record; null where it is not one of a known schema. What matters for the
 * bytes (identity, revision, size, digests) is checked field by field; what only informs falls
 * back to nothing.
 */
export function parseRecord(value: unknown): DownloadRecord | null {
  if (!isObject(value)) return null;
  const { schema, url, revision, sources, digests, computed, history } = value;
  if (schema !== 1 || !isIdentity(url) || !isCount(revision)) return null;
  const phase = parsePhase(value['phase']);
  if (phase === null) return null;
  const remote = parseRemote(value['remote']);
  if (remote === undefined) return null;
  return {
    schema,
    url,
    revision,
    sources: listOf(sources, isIdentity),
    remote,
    phase,
    givenName: typeof value['givenName'] === 'string' ? value['givenName'] : null,
    givenSizeBytes: isCount(value['givenSizeBytes']) ? value['givenSizeBytes'] : null,
    speedLimit: parseSpeedLimit(value['speedLimit']),
    connections: parseConnections(value['connections']),
    access: parseStoredAccess(value['access']),
    startAtMs: isCount(value['startAtMs']) ? value['startAtMs'] : null,
    digests: listOf(digests, isDigest),
    computed: listOf(computed, isComputed),
    storedBytes: isCount(value['storedBytes']) ? value['storedBytes'] : 0,
    addedAtMs: isCount(value['addedAtMs']) ? value['addedAtMs'] : 0,
    autoSaveClaimed: value['autoSaveClaimed'] === true,
    history: parseHistory(history),
  };
}

/** The slowest that still gets anywhere, in bytes per second. */
const leastSpeedLimit = 1024;

/** A limit in bytes per second; null where the value is none. */
export function parseSpeedLimit(value: unknown): number | null {
  return within(value, leastSpeedLimit, Number.MAX_SAFE_INTEGER);
}

/** A number of connections; null where the value is none. */
export function parseConnections(value: unknown): number | null {
  return within(value, 1, 16);
}

/** Null lifts a limit; a value that is none leaves it as it was. */
export function orKept(
  value: unknown,
  parse: (value: unknown) => number | null,
  kept: number | null,
): number | null {
  return value === null ? null : (parse(value) ?? kept);
}

/**
 * Settings, each within its bounds or else as in `otherwise`; null where the value holds none.
 */
export function parseSettings(
  value: unknown,
  otherwise: Settings = defaultSettings,
): Settings | null {
  if (!isObject(value)) return null;
  const { downloadsAtATime, connections, speedLimit } = value;
  const isOn = (
    name: 'saveAutomatically' | 'freeOnceSaved' | 'speedLimitOn' | 'dailyWindowOn',
  ): boolean => {
    const told = value[name];
    return typeof told === 'boolean' ? told : otherwise[name];
  };
  return {
    saveAutomatically: isOn('saveAutomatically'),
    freeOnceSaved: isOn('freeOnceSaved'),
    downloadsAtATime: within(downloadsAtATime, 1, 16) ?? otherwise.downloadsAtATime,
    connections: parseConnections(connections) ?? otherwise.connections,
    speedLimit: orKept(speedLimit, parseSpeedLimit, otherwise.speedLimit),
    speedLimitOn: isOn('speedLimitOn'),
    dailyWindow: parseDailyWindow(value['dailyWindow']) ?? otherwise.dailyWindow,
    dailyWindowOn: isOn('dailyWindowOn'),
  };
}

function parseDailyWindow(value: unknown): DailyWindow | null {
  if (!isObject(value)) return null;
  const startMinute = within(value['startMinute'], 0, minutesOfDay - 1);
  const endMinute = within(value['endMinute'], 0, minutesOfDay - 1);
  return startMinute === null || endMinute === null ? null : { startMinute, endMinute };
}

/** Undefined where the value is neither a remote file nor its absence. */
function parseRemote(value: unknown): RemoteFile | null | undefined {
  if (value === null) return null;
  if (!isObject(value)) return undefined;
  const { totalBytes, etag, lastModified, ranges, name, mediaType, finalUrl } = value;
  if (totalBytes !== null && !isCount(totalBytes)) return undefined;
  if (ranges !== 'unknown' && ranges !== 'proven' && ranges !== 'refused') return undefined;
  if (typeof finalUrl !== 'string') return undefined;
  return {
    totalBytes,
    totalProven: value['totalProven'] === true,
    etag: typeof etag === 'string' ? etag : null,
    lastModified: typeof lastModified === 'string' ? lastModified : null,
    noise: parseNoise(value['noise']),
    ranges,
    name: typeof name === 'string' ? name : '',
    mediaType: typeof mediaType === 'string' ? mediaType : null,
    finalUrl,
  };
}

/** Earlier versions kept none. */
function parseNoise(value: unknown): Noise {
  if (!isObject(value)) return noNoise;
  return { etag: value['etag'] === true, lastModified: value['lastModified'] === true };
}

/** A link in the very form that `newRecord` gives it. */
function isIdentity(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const link = parseLink(value);
  return link.ok && link.url === value;
}

function parsePhase(value: unknown): Phase | null {
  if (!isObject(value)) return null;
  const { name, retryAtMs } = value;
  switch (name) {
    case 'queued':
    case 'running':
    case 'paused':
    case 'verifying':
    case 'ready':
    case 'saved':
      return { name };
    case 'waiting':
    case 'failed': {
      const error = parseStoredError(value['error']);
      if (error === null) return null;
      if (name === 'failed') return { name, error };
      return typeof retryAtMs === 'number' ? { name, error, retryAtMs } : null;
    }
    default:
      return null;
  }
}

function isDigest(value: unknown): value is Digest {
  return isComputed(value) && digestOrigins.includes((value as Digest).origin);
}

function isComputed(value: unknown): value is DownloadRecord['computed'][number] {
  if (!isObject(value)) return false;
  const { algorithm, value: hex } = value;
  return (
    (digestAlgorithms as readonly unknown[]).includes(algorithm) &&
    typeof hex === 'string' &&
    /^[0-9a-f]+$/.test(hex)
  );
}

const historyEvents: ReadonlySet<unknown> = new Set<HistoryEntry['event']>([
  'added',
  'started',
  'interrupted',
  'paused',
  'resumed',
  'source-changed',
  'link-updated',
  'repaired',
  'verified',
  'saved',
  'failed',
]);

function parseHistory(value: unknown): readonly HistoryEntry[] {
  return listOf(value, isHistoryEntry).map(({ error, ...entry }) => {
    const known = parseStoredError(error);
    return known === null ? entry : { ...entry, error: known };
  });
}

function isHistoryEntry(value: unknown): value is HistoryEntry {
  if (!isObject(value) || !historyEvents.has(value['event'])) return false;
  return typeof value['atMs'] === 'number' && isCount(value['storedBytes']);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function within(value: unknown, least: number, most: number): number | null {
  return isCount(value) && value >= least && value <= most ? value : null;
}

function listOf<Item>(value: unknown, is: (item: unknown) => item is Item): readonly Item[] {
  return Array.isArray(value) ? value.filter(is) : [];
}
