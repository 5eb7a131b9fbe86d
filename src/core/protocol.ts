import type { AskedAccess, InvalidHeader } from './access.ts';
import type { DownloadSnapshot, RemoteFile, Settings, SettingsChange } from './download.ts';
import type { DownloadError } from './errors.ts';
import type { SizeComparison } from './remoteFile.ts';

/** What the user asks for on the start view. */
export interface NewDownload {
  /** As typed or pasted; may carry `#md5=…`. */
  readonly link: string;
  readonly name?: string;
  /** As typed: hexadecimal or base64, with or without an `algorithm:` prefix. */
  readonly checksum?: string;
  /** What the file must have: one of another size is not stored. */
  readonly sizeBytes?: number;
  /** What is shown to the link's own origin, and to no other. */
  readonly access?: AskedAccess;
  /** 1 to 16; what the settings say without. */
  readonly connections?: number;
  readonly startPaused?: boolean;
  /** In milliseconds since 1970; not before that. */
  readonly startAtMs?: number;
}

/** What may be asked of the engine. Every command is acknowledged. */
export type Command =
  | { readonly type: 'add'; readonly download: NewDownload }
  /** Asks the server for one byte, and tells what it says of the file. Stores nothing. */
  | { readonly type: 'check-link'; readonly download: NewDownload }
  | { readonly type: 'pause'; readonly url: string }
  /** Back to the queue, whatever time to start was given. */
  | { readonly type: 'resume'; readonly url: string }
  /** Ends a wait, or a failure, at once; a time to start that was given stays. */
  | { readonly type: 'try-again'; readonly url: string }
  /** Fetches the file anew, as a new revision: its stored bytes go when that is complete. */
  | { readonly type: 'start-over'; readonly url: string }
  /** After a mismatch: compares stored bytes with the server's, and replaces those that differ. */
  | { readonly type: 'repair'; readonly url: string }
  | { readonly type: 'update-link'; readonly url: string; readonly link: string }
  /** `text`: a checksum, or a checksum file that lists the download's name. */
  | { readonly type: 'set-checksum'; readonly url: string; readonly text: string }
  /** Looks for a checksum file next to the file; costs up to ten requests. */
  | { readonly type: 'find-checksum'; readonly url: string }
  /** An empty name leaves it to the server again. */
  | { readonly type: 'rename'; readonly url: string; readonly name: string }
  /** Takes the file in the size that the server has, whatever size was given. */
  | { readonly type: 'accept-size'; readonly url: string }
  /** Most bytes a second; null for no limit of its own. */
  | { readonly type: 'limit-speed'; readonly url: string; readonly speedLimit: number | null }
  /** Most connections; null for what the settings say. */
  | {
      readonly type: 'limit-connections';
      readonly url: string;
      readonly connections: number | null;
    }
  /** What is shown to the present link's origin from now on, in place of what was. */
  | { readonly type: 'set-access'; readonly url: string; readonly access: AskedAccess }
  /** Does not start before, nor stays paused; null: as soon as there is a place. */
  | { readonly type: 'start-at'; readonly url: string; readonly startAtMs: number | null }
  /** Starts as soon as there is a place, whatever time was given, and outside the hours too. */
  | { readonly type: 'start-now'; readonly url: string }
  /** Gives it the place in the queue before another one; null: the last. */
  | { readonly type: 'move'; readonly url: string; readonly before: string | null }
  /** Deletes the download and its bytes at once, for good. */
  | { readonly type: 'remove'; readonly url: string }
  /** Lets go of the stored bytes of a file that was saved; it stays in the list by name. */
  | { readonly type: 'free-space'; readonly url: string }
  /** Reads a stored file again, and holds it against its checksums. */
  | { readonly type: 'verify'; readonly url: string }
  | { readonly type: 'configure'; readonly settings: SettingsChange }
  /** Commits everything in hand and waits a while to be replaced, by a new version. */
  | { readonly type: 'lay-down' };

/** What pages and the engine have to say to each other to hand a file to the user. */
export type HandOverCommand =
  /** `page`: who asks, and so who is told to save once the bytes were looked over. */
  | {
      readonly type: 'save';
      readonly url: string;
      readonly page: string;
      /** Although the digest contradicts. */
      readonly anyway?: boolean;
    }
  /** A page has handed the file to the browser, or has written it itself and seen that it is `whole`. */
  | {
      readonly type: 'handed-over';
      readonly url: string;
      readonly revision: number;
      readonly whole: boolean;
    }
  /** A page could not; the error says why. */
  | { readonly type: 'not-saved'; readonly url: string; readonly error: DownloadError };

/** The answer to a command. `existing`: the link was in the list already. */
export type CommandResult =
  | {
      readonly ok: true;
      readonly url?: string;
      readonly existing?: boolean;
      readonly report?: LinkReport;
    }
  | { readonly ok: false; readonly error: CommandError };

export type CommandError =
  | DownloadError
  | OtherFile
  | NotWritten
  | InvalidHeader
  | { readonly code: 'invalid-checksum' }
  | { readonly code: 'no-checksum-file' }
  | { readonly code: 'unknown-download' }
  /** Nobody has answered for 20 seconds: whether the command was carried out is not known. */
  | { readonly code: 'no-answer' };

/** What is known of a file before a byte of it is stored. */
export interface LinkReport extends ServerReport, Pick<RemoteFile, 'name' | 'totalProven'> {
  /** How its size stands to the one that the link names; null where it names none. */
  readonly givenSize: { readonly bytes: number; readonly comparison: SizeComparison } | null;
}

/** What a server has told of a file. */
export type ServerReport = Pick<
  DownloadSnapshot,
  'finalUrl' | 'totalBytes' | 'ranges' | 'validator' | 'mediaType' | 'digests'
>;

/** A fresh link does not lead to the file whose bytes are stored. */
export interface OtherFile {
  readonly code: 'other-file';
  readonly differs: 'size' | 'validator' | 'bytes';
}

/** A page could not write a stored file where the user chose; stored bytes are as they were. */
export interface NotWritten {
  readonly code: 'not-written';
  /** `room`: none is left there. `place`: it refused. `bytes`: stored ones are missing or unreadable. */
  readonly why: 'room' | 'place' | 'bytes';
  /** What the browser said of the place; may be empty. */
  readonly detail: string;
}

/** Everything that is said on the BroadcastChannel. */
export type ChannelMessage =
  | { readonly kind: 'hello' }
  | {
      readonly kind: 'command';
      readonly id: string;
      readonly command: Command | HandOverCommand;
    }
  | { readonly kind: 'result'; readonly id: string; readonly result: CommandResult }
  | { readonly kind: 'hint'; readonly hint: 'online' | 'offline' | 'hidden' }
  /** To one page: hand this file to the user now. */
  | {
      readonly kind: 'save';
      readonly page: string;
      readonly url: string;
      readonly revision: number;
      readonly name: string;
      readonly totalBytes: number;
    }
  /** From the owner, every second: also from one that cannot open its storage. */
  | { readonly kind: 'heartbeat'; readonly owner: string }
  | {
      readonly kind: 'list';
      readonly epoch: number;
      /** In the order of the queue. */
      readonly downloads: readonly DownloadSnapshot[];
      readonly settings: Settings;
    }
  | {
      readonly kind: 'changes';
      readonly epoch: number;
      readonly changed: readonly DownloadSnapshot[];
      readonly removed: readonly string[];
    };

/** The first message to a worker, from the page that started it. */
export interface WorkerOrder {
  /** Identity of that page. */
  readonly page: string;
  /** Names the lock, the channel and the databases; bears the app's base path. */
  readonly scope: string;
  readonly appUrl: string;
}

/** What a worker tells the page that started it. */
export type WorkerMessage =
  /** The lock was granted: this page is the one that fetches. */
  | { readonly kind: 'owner' }
  /** It wants a worker that digests files, and the port to it as its next message. */
  | { readonly kind: 'hashing-wanted' }
  /** It lost the lock or was superseded, and has stopped. The page starts another. */
  | { readonly kind: 'retired' };
