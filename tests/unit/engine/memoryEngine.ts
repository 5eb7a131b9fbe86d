import { createHash } from 'node:crypto';
import type { DigestAlgorithm } from '../../../src/core/digest.ts';
import {
  type DownloadRecord,
  type DownloadSnapshot,
  defaultSettings,
  noNoise,
  type RemoteFile,
  type Settings,
} from '../../../src/core/download.ts';
import { Failure } from '../../../src/core/errors.ts';
import { newRecord } from '../../../src/core/newRecord.ts';
import type {
  ChannelMessage,
  Command,
  CommandResult,
  HandOverCommand,
} from '../../../src/core/protocol.ts';
import { Manager } from '../../../src/engine/manager.ts';
import type {
  ChunkKey,
  ChunkStore,
  Hashing,
  Network,
  NetworkRequest,
  RecordStore,
  StoredChunk,
} from '../../../src/engine/ports.ts';
import { defaultTimings } from '../../../src/engine/timings.ts';
import { FakeClock, settled } from './fakeClock.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export const url = 'https://files.example/file.bin';

/** Far more looks at the algorithms than a test needs: what looks so often goes round for ever. */
const mostLooks = 20_000;

/** What is called before a port does what it is asked for: it may hold that up, or refuse it. */
export interface Hooks {
  readKeys(): Promise<void> | void;
  putChunk(): Promise<void> | void;
  deleteDownload(): Promise<void> | void;
  digestChunk(): Promise<void> | void;
  putRecord(record: DownloadRecord): Promise<void> | void;
  putSettings(): Promise<void> | void;
}

/** What the server answers. */
export interface ScriptedAnswer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly parts?: readonly Bytes[];
  /** What comes behind the parts: the end where nothing is said. */
  readonly end?: 'breaks' | 'stalls';
}

type Script = (request: NetworkRequest) => ScriptedAnswer | Promise<ScriptedAnswer>;

export interface EngineOptions {
  /** A server that never answers where nothing is said. */
  readonly answer?: Script;
  readonly records?: readonly DownloadRecord[];
  /** What is stored from the first byte on of the first revision of `url`. */
  readonly bytes?: Bytes;
  readonly settings?: Partial<Settings>;
  readonly before?: Partial<Hooks>;
}

/** Does nothing: what every hook is unless something else is put there. */
export const allow = () => {};

/** Something that is held up until it is opened. */
export function gate() {
  let open = allow;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** Bytes that differ from those of another factor. */
export function bytesOf(length: number, factor = 7): Bytes {
  return new Uint8Array(length).map((_, index) => (index * factor) % 251);
}

/** The record of a download of `url`, as it is when it is added but for the change. */
export function recordOf(change: Partial<DownloadRecord>): DownloadRecord {
  const fresh = newRecord({ link: url }, 0);
  if (!fresh.ok) throw new Error('not a link');
  return { ...fresh.record, ...change };
}

/** What a server has told that answers as `serve` does. */
export function remoteOf(totalBytes: number, change: Partial<RemoteFile> = {}): RemoteFile {
  return {
    totalBytes,
    totalProven: true,
    etag: '"a"',
    lastModified: null,
    noise: noNoise,
    ranges: 'proven',
    name: 'file.bin',
    mediaType: null,
    finalUrl: url,
    ...change,
  };
}

/** A server that gives the file, and ranges of it. */
export function serve(file: Bytes, etag = '"a"') {
  return ({ range }: NetworkRequest): ScriptedAnswer => {
    const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
    const start = Number(asked?.[1] ?? 0);
    const part = file.slice(start, asked?.[2] ? Number(asked[2]) + 1 : undefined);
    const length = { 'content-length': `${part.length}`, etag };
    if (asked === null) return { status: 200, headers: length, parts: [part] };
    const contentRange = `bytes ${start}-${start + part.length - 1}/${file.length}`;
    return { status: 206, headers: { ...length, 'content-range': contentRange }, parts: [part] };
  };
}

/** Lets everything run that waits for no clock; the reading of a Blob takes some turns. */
export async function idle(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await settled();
}

/** A manager on stores in memory and a scripted network. */
export async function startEngine(options: EngineOptions = {}) {
  const { answer = () => new Promise<never>(() => {}), settings } = options;
  const before: Hooks = {
    readKeys: allow,
    putChunk: allow,
    deleteDownload: allow,
    digestChunk: allow,
    putRecord: allow,
    putSettings: allow,
    ...options.before,
  };
  const clock = new FakeClock();
  const records = new Map((options.records ?? []).map((record) => [record.url, record]));
  const asked: NetworkRequest[] = [];
  const open = new Set<NetworkRequest>();
  const looks = { count: 0 };
  const chunks = memoryChunks(before);
  const { bytes } = options;
  if (bytes !== undefined) {
    const key = { url, revision: 1, start: 0, end: bytes.length };
    await chunks.store.put(key, new Blob([bytes]), md5([bytes]));
  }
  const told: ChannelMessage[] = [];
  const rows = new Map<string, DownloadSnapshot>();
  const results = new Map<string, CommandResult>();
  const publish = (message: ChannelMessage) => {
    told.push(message);
    if (message.kind === 'result') results.set(message.id, message.result);
    if (message.kind === 'list') {
      rows.clear();
      for (const row of message.downloads) rows.set(row.url, row);
    }
    if (message.kind === 'changes') {
      for (const gone of message.removed) rows.delete(gone);
      for (const row of message.changed) rows.set(row.url, row);
    }
  };
  const manager = await Manager.start({
    ports: {
      network: scriptedNetwork(answer, asked, open),
      records: memoryRecords(before, records, { ...defaultSettings, ...settings }),
      chunks: chunks.store,
      clock,
      hashing: nodeHashing(before, looks),
      random: () => 0.5,
      appUrl: 'https://example.org/',
    },
    audience: { publish, ownPage: 'own page' },
    epoch: 1,
  });
  let commands = 0;
  return {
    manager,
    before,
    /** What is in the store of records. */
    records,
    /** Every request that was made. */
    asked,
    /** Those that have neither ended nor been dropped. */
    open,
    /** What pages show, by what they were told. */
    rows,
    /** How often the algorithms were looked at: at least once each time a run goes round. */
    looks,
    /** The stored bytes of a revision, one chunk behind the other. */
    read: chunks.read,
    /** Carries a command out, and resolves with its answer. */
    async say(command: Command | HandOverCommand): Promise<CommandResult | undefined> {
      commands += 1;
      const id = `${commands}`;
      await manager.hear({ kind: 'command', id, command });
      // The answer comes behind what has changed.
      await clock.advance(defaultTimings.snapshotMs);
      return results.get(id);
    },
    /** Lets time pass once nothing else is left to do. */
    async pass(byMs: number): Promise<void> {
      await idle();
      await clock.advance(byMs);
      await idle();
    },
    /** The download as a page sees it that opens now. */
    async row(of = url): Promise<DownloadSnapshot | undefined> {
      await manager.hear({ kind: 'hello' });
      return rows.get(of);
    },
    /** Which pages were told to save. */
    get saves(): readonly string[] {
      return told.flatMap((message) => (message.kind === 'save' ? [message.page] : []));
    },
  };
}

export type Engine = Awaited<ReturnType<typeof startEngine>>;

function md5(parts: readonly Uint8Array[]): string {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

async function bytesIn(blob: Blob): Promise<Bytes> {
  return new Uint8Array(await blob.arrayBuffer());
}

function memoryRecords(
  before: Hooks,
  records: Map<string, DownloadRecord>,
  settings: Settings,
): RecordStore {
  return {
    all: async () => [...records.values()],
    put: async (record) => {
      await before.putRecord(record);
      records.set(record.url, record);
    },
    delete: async (one) => void records.delete(one),
    putOrder: async () => {},
    settings: async () => settings,
    putSettings: async () => before.putSettings(),
  };
}

function memoryChunks(before: Hooks) {
  const chunks = new Map<string, { readonly key: ChunkKey; readonly chunk: StoredChunk }>();
  const nameOf = ({ url: of, revision, start, end }: ChunkKey) =>
    [of, revision, start, end].join(' ');
  const keysOf = (of: string, revision: number) =>
    [...chunks.values()]
      .map(({ key }) => key)
      .filter((key) => key.url === of && key.revision === revision)
      .sort((one, other) => one.start - other.start);
  const store: ChunkStore = {
    keys: async (of, revision) => {
      await before.readKeys();
      return keysOf(of, revision);
    },
    put: async (key, bytes, checksum) => {
      await before.putChunk();
      chunks.set(nameOf(key), { key, chunk: { bytes, checksum } });
    },
    get: async (key) => chunks.get(nameOf(key))?.chunk ?? null,
    read: async ({ bytes }, start, end) => bytesIn(bytes.slice(start, end)),
    delete: async (keys) => {
      for (const key of keys) chunks.delete(nameOf(key));
    },
    tryRoom: async () => {},
    deleteDownload: async (of, exceptRevision) => {
      await before.deleteDownload();
      for (const [name, { key }] of chunks) {
        if (key.url === of && key.revision !== exceptRevision) chunks.delete(name);
      }
    },
  };
  const read = async (revision: number): Promise<Bytes> => {
    const blobs = keysOf(url, revision).map((key) => chunks.get(nameOf(key))?.chunk.bytes ?? '');
    return bytesIn(new Blob(blobs));
  };
  return { store, read };
}

function scriptedNetwork(
  answer: Script,
  asked: NetworkRequest[],
  open: Set<NetworkRequest>,
): Network {
  return {
    async get(request) {
      const { signal } = request;
      asked.push(request);
      signal.throwIfAborted();
      open.add(request);
      const close = () => void open.delete(request);
      const dropped = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => {
          close();
          reject(signal.reason);
        });
      });
      dropped.catch(allow);
      const {
        status,
        headers = {},
        parts = [],
        end,
      } = await Promise.race([answer(request), dropped]);
      async function* body() {
        try {
          for (const part of parts) {
            signal.throwIfAborted();
            yield part;
          }
          if (end === 'stalls') await dropped;
          if (end === 'breaks') throw new Failure({ code: 'unreachable' });
        } finally {
          close();
        }
      }
      return {
        status,
        header: (name) => headers[name.toLowerCase()] ?? null,
        finalUrl: request.url,
        isOpen: false,
        body: body(),
        blob: async () => {
          close();
          return new Blob([...parts]);
        },
      };
    },
    answersUnreadably: async () => false,
    multiplexes: () => false,
  };
}

function nodeHashing(before: Hooks, looks: { count: number }): Hashing {
  return {
    get algorithms(): readonly DigestAlgorithm[] {
      looks.count += 1;
      if (looks.count % mostLooks === 0) {
        throw new Failure({ code: 'unexpected', detail: 'the engine goes round for ever' });
      }
      return ['sha-256', 'md5'];
    },
    attend: () => allow,
    digestFile: async (algorithms) => {
      const making = algorithms.map((algorithm) => ({
        algorithm,
        hash: createHash(algorithm.replace('-', '')),
      }));
      return {
        take: async (_, chunk, skipBytes) => {
          await before.digestChunk();
          const bytes = await bytesIn(chunk.bytes);
          for (const { hash } of making) hash.update(bytes.subarray(skipBytes));
          return true;
        },
        finish: async () =>
          making.map(({ algorithm, hash }) => ({ algorithm, value: hash.digest('hex') })),
        close: allow,
      };
    },
    checksum: md5,
    checksumOf: async (_, fresh) => md5(fresh instanceof Blob ? [await bytesIn(fresh)] : fresh),
  };
}
