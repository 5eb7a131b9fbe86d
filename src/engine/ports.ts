import type { Access } from '../core/access.ts';
import type { DigestAlgorithm } from '../core/digest.ts';
import type { ComputedDigest, DownloadRecord, Settings } from '../core/download.ts';
import type { ChannelMessage } from '../core/protocol.ts';

/** The worlds the engine talks to. The entries choose the real ones. */
export interface Ports {
  readonly network: Network;
  readonly records: RecordStore;
  readonly chunks: ChunkStore;
  readonly clock: Clock;
  readonly hashing: Hashing;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
  /** Address of the app, to know its own origin and whether it is a secure page. */
  readonly appUrl: string;
}

export interface Network {
  /**
   * Sends one GET. Resolves when the headers are in; rejects with a `Failure`
   * (`unreachable`), or with the signal's reason when aborted.
   */
  get(request: NetworkRequest): Promise<NetworkAnswer>;
  /** True where a server answers at all, its answer readable or not (`no-cors`). */
  answersUnreadably(url: string, signal: AbortSignal): Promise<boolean>;
  /** True where requests to a host were seen to share one connection (HTTP/2 and later). */
  multiplexes(host: string): boolean;
}

export interface NetworkRequest {
  readonly url: string;
  /** Value of the Range header; absent for the whole file. */
  readonly range?: string;
  /** For the URL's own origin; kept from any other that redirects lead to. */
  readonly access?: Access;
  readonly signal: AbortSignal;
}

export interface NetworkAnswer {
  readonly status: number;
  /** A header's value; null where it was not sent or CORS hides it. */
  readonly header: (name: string) => string | null;
  readonly finalUrl: string;
  /**
   * No header is hidden. Not so once redirects have led over another origin, even back to the
   * app's own.
   */
  readonly isOpen: boolean;
  /** Parts as they come. Throws a `Failure` when the line breaks. */
  readonly body: AsyncIterableIterator<Uint8Array<ArrayBuffer>>;
  /** The whole body, which then need not pass through this thread; in place of `body`. */
  blob(): Promise<Blob>;
}

/** The place of a chunk: bytes `start` to `end` (exclusive) of one revision of a download. */
export interface ChunkKey {
  readonly url: string;
  readonly revision: number;
  readonly start: number;
  readonly end: number;
}

export interface StoredChunk {
  readonly bytes: Blob;
  /** Local checksum made from the bytes as they came: `algorithm:hex`. */
  readonly checksum: string;
}

/** Everything rejects with a `Failure`: `quota`, `storage`. */
export interface ChunkStore {
  /** Keys of one revision in order of their start; no values are read. */
  keys(url: string, revision: number): Promise<readonly ChunkKey[]>;
  /** Durable (as far as the browser promises) once resolved. */
  put(key: ChunkKey, bytes: Blob, checksum: string): Promise<void>;
  /** Null where the chunk is missing or its record is not of the known form. */
  get(key: ChunkKey): Promise<StoredChunk | null>;
  /** Bytes `start` to `end` of a chunk, from its first; null where they cannot be read. */
  read(chunk: StoredChunk, start: number, end: number): Promise<Uint8Array<ArrayBuffer> | null>;
  delete(keys: readonly ChunkKey[]): Promise<void>;
  /** Rejects with `quota` where so many bytes could not be stored now; stores nothing. */
  tryRoom(bytes: number): Promise<void>;
  /** Drops everything of a download, or everything but one revision. */
  deleteDownload(url: string, exceptRevision?: number): Promise<void>;
}

export interface RecordStore {
  /**
   * Records that can be read, in the order that was put, those added since behind the others;
   * foreign and torn ones are passed over, not deleted.
   */
  all(): Promise<readonly DownloadRecord[]>;
  put(record: DownloadRecord): Promise<void>;
  delete(url: string): Promise<void>;
  /** Keeps the order of the queue: the URLs of all records. */
  putOrder(urls: readonly string[]): Promise<void>;
  settings(): Promise<Settings>;
  putSettings(settings: Settings): Promise<void>;
}

export interface Clock {
  /** Monotonic milliseconds. */
  now(): number;
  /** Wall-clock milliseconds since 1970, for showing, and for times that the user gives. */
  wallNow(): number;
  /** Resolves after that time; rejects with the signal's reason when aborted. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
}

/** The bytes of a chunk as they came from the network: all at once, or part by part. */
export type FreshBytes = Blob | readonly Uint8Array<ArrayBuffer>[];

export interface Hashing {
  /** What can be computed here, strongest first. */
  readonly algorithms: readonly DigestAlgorithm[];
  /**
   * Says that there will be something to hash soon, so that whoever hashes can be there by then, and
   * stays. What is returned is called when that is over.
   */
  attend(): () => void;
  /** Begins the digests of a file. */
  digestFile(algorithms: readonly DigestAlgorithm[]): Promise<FileDigests>;
  /** Local checksum of a chunk's bytes: `algorithm:hex`. */
  checksum(parts: readonly Uint8Array[]): string;
  /**
   * The same of a chunk that has just come; null where its bytes cannot be read. They are kept for
   * a moment, for the digests of their file. Parts are given away: nobody may look at them any more.
   */
  checksumOf(key: ChunkKey, fresh: FreshBytes): Promise<string | null>;
}

/** The digests of one file in the making: its chunks are taken in the order of their bytes. */
export interface FileDigests {
  /**
   * Takes a stored chunk's bytes but for the first `skipBytes`: as they came, where they are still
   * at hand and the end of what is stored is theirs, else read and held against its local checksum.
   * False where it is damaged or shorter than its key says: then nothing of it was taken. One at a
   * time.
   */
  take(key: ChunkKey, chunk: StoredChunk, skipBytes: number): Promise<boolean>;
  /** In lower-case hexadecimal; ends these digests. */
  finish(): Promise<readonly ComputedDigest[]>;
  /** Ends them without a result; a call under way rejects. */
  close(): void;
}

/** How the manager speaks to the pages. */
export interface Audience {
  publish(message: ChannelMessage): void;
  /** Identity of the page that started this engine: the one that saves by itself. */
  readonly ownPage: string;
}
