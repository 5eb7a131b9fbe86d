import type { Access } from './access.ts';
import type { DailyWindow } from './dailyWindow.ts';
import type { Digest, DigestAlgorithm } from './digest.ts';
import type { DownloadError } from './errors.ts';
import type { PaceLog } from './paceLog.ts';
import type { Phase } from './phase.ts';
import type { ByteRange } from './range.ts';

/** Which validators of a server were seen to change from answer to answer, and so mean nothing. */
export interface Noise {
  readonly etag: boolean;
  readonly lastModified: boolean;
}

export const noNoise: Noise = { etag: false, lastModified: false };

/** What a server told about the file, as of the last answer that was believed. */
export interface RemoteFile {
  /** Size of the whole file; null while no answer told it. */
  readonly totalBytes: number | null;
  /** False where the size was inferred from a Content-Length beside a hidden Content-Range. */
  readonly totalProven: boolean;
  /** Strong entity tag with its quotes; weak ones say nothing about bytes and are dropped. */
  readonly etag: string | null;
  /** Last-Modified as sent. */
  readonly lastModified: string | null;
  readonly noise: Noise;
  /** `proven`: a 206 was read. `refused`: a 200 came for a range. */
  readonly ranges: 'unknown' | 'proven' | 'refused';
  /** The name the server or its URL gives, already made safe. */
  readonly name: string;
  readonly mediaType: string | null;
  /** Where redirects ended. */
  readonly finalUrl: string;
}

/** A line of a download's readable history. */
export interface HistoryEntry {
  readonly atMs: number;
  readonly event:
    | 'added'
    | 'started'
    | 'interrupted'
    | 'paused'
    | 'resumed'
    | 'source-changed'
    | 'link-updated'
    | 'repaired'
    | 'verified'
    | 'saved'
    | 'failed';
  readonly storedBytes: number;
  readonly error?: DownloadError;
}

export interface ComputedDigest {
  readonly algorithm: DigestAlgorithm;
  readonly value: string;
}

/** What the record of a download holds. The bytes themselves, and so the progress, are in chunks. */
export interface DownloadRecord {
  readonly schema: 1;
  /** The identity: the first source, without fragment and userinfo. Chunk keys bear it. */
  readonly url: string;
  /** URLs that serve the file, the one to ask first at the front. */
  readonly sources: readonly string[];
  /** Which version of the remote file the chunks belong to. */
  readonly revision: number;
  readonly remote: RemoteFile | null;
  readonly phase: Phase;
  /** The name the user gave. */
  readonly givenName: string | null;
  /** The size that the file must have, as it was given with the link. */
  readonly givenSizeBytes: number | null;
  /** Most bytes a second; null for no limit of its own. */
  readonly speedLimit: number | null;
  /** Most connections; null for what the settings say. */
  readonly connections: number | null;
  /** What its requests show besides what all requests do; null for nothing. */
  readonly access: Access | null;
  /** Wall-clock time before which it does not start; null where it may start at once. */
  readonly startAtMs: number | null;
  /** What the whole file must have, from every source that told. */
  readonly digests: readonly Digest[];
  /** What the stored file has; empty until the end was reached. */
  readonly computed: readonly ComputedDigest[];
  /** A hint for the list only; chunk keys are the truth. */
  readonly storedBytes: number;
  readonly addedAtMs: number;
  /** Set before an automatic save starts, so that no other page starts a second one. */
  readonly autoSaveClaimed: boolean;
  readonly history: readonly HistoryEntry[];
}

/** What pages know of an `Access`. */
export interface AccessFacts {
  readonly origin: string;
  readonly headerNames: readonly string[];
  readonly cookies: boolean;
}

/** One download as the pages see it. Changes at most five times a second. */
export interface DownloadSnapshot {
  readonly url: string;
  readonly revision: number;
  /** Host that serves the file. */
  readonly host: string;
  /** Links that serve the file, the one that is asked first at the front. */
  readonly sources: readonly string[];
  /** Where redirects ended; null while nothing was answered. */
  readonly finalUrl: string | null;
  /** Safe to save under. */
  readonly name: string;
  readonly phase: Phase;
  readonly totalBytes: number | null;
  readonly storedBytes: number;
  /**
   * Where they lie, sorted and joined, as a picture: the closest of too many are shown as one. Null
   * until the engine has read it from storage.
   */
  readonly storedRanges: readonly ByteRange[] | null;
  /** What connections are fetching now, or have and not stored yet: sorted and joined. */
  readonly inFlight: readonly ByteRange[];
  /** How far the verifier has read; while `repairing`, how far bytes were compared. */
  readonly verifiedBytes: number;
  /** Running to compare stored bytes with the server's. */
  readonly repairing: boolean;
  readonly bytesPerSecond: number | null;
  /** How fast bytes came while it ran, since the engine started. */
  readonly pace: Pick<PaceLog, 'stepMs' | 'paces'>;
  /** Its own, in bytes per second; null for none. */
  readonly speedLimit: number | null;
  /** Its own; null for what the settings say. */
  readonly connections: number | null;
  /** The values of headers stay in the engine: nobody needs to see them again. */
  readonly access: AccessFacts | null;
  /** Its own time to start, in milliseconds since 1970; null where that is now. */
  readonly startAtMs: number | null;
  /** When it may start, by its own time and by the hours for downloading; null where that is now. */
  readonly waitsUntilMs: number | null;
  readonly secondsLeft: number | null;
  readonly ranges: RemoteFile['ranges'];
  /** What would tell that the file on the server was replaced; null where nothing readable does. */
  readonly validator: 'etag' | 'last-modified' | null;
  readonly mediaType: string | null;
  readonly digests: readonly Digest[];
  /** The one of `digests` that decides; null where there is none that can be computed. */
  readonly expected: Digest | null;
  readonly computed: readonly ComputedDigest[];
  /** `matched`: the most trusted known digest agrees. `unknown`: there is none to compare with. */
  readonly verdict: 'pending' | 'matched' | 'mismatched' | 'unknown';
  /** False where the file ended without any size having been promised. */
  readonly completenessProven: boolean;
  readonly addedAtMs: number;
  readonly history: readonly HistoryEntry[];
}

export interface Settings {
  readonly saveAutomatically: boolean;
  /** Stored bytes are let go once the file is known to be saved whole. */
  readonly freeOnceSaved: boolean;
  /** Downloads that run at a time, from 1 to 16. */
  readonly downloadsAtATime: number;
  /** Connections of one download, from 1 to 16. */
  readonly connections: number;
  /** Most bytes a second of all downloads together, at least 1024; null for no limit. */
  readonly speedLimit: number | null;
  /** False while the limit is lifted for now. */
  readonly speedLimitOn: boolean;
  /** When downloads may run… */
  readonly dailyWindow: DailyWindow;
  /** …where they may not at all times. */
  readonly dailyWindowOn: boolean;
}

/** What is to be changed of them; of hours, too, only what is named. */
export type SettingsChange = Partial<Omit<Settings, 'dailyWindow'>> & {
  readonly dailyWindow?: Partial<DailyWindow>;
};

export const defaultSettings: Settings = {
  saveAutomatically: true,
  freeOnceSaved: false,
  downloadsAtATime: 3,
  connections: 4,
  speedLimit: null,
  speedLimitOn: true,
  dailyWindow: { startMinute: 60, endMinute: 7 * 60 },
  dailyWindowOn: false,
};
