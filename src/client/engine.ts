import type { DownloadSnapshot, Settings } from '../core/download.ts';
import { errorOf } from '../core/errors.ts';
import type {
  ChannelMessage,
  Command,
  CommandError,
  CommandResult,
  NewDownload,
} from '../core/protocol.ts';
import { scriptUrl } from '../platform/scriptUrl.ts';
import { appScope } from './appScope.ts';
import { CloseWarning } from './closeWarning.ts';
import { DownloadList } from './downloadList.ts';
import { EngineLink, type EngineState } from './engineLink.ts';
import { saveFile } from './saveFile.ts';
import { storedBytes } from './storedBytes.ts';
import { type FileTarget, writeFile } from './writeFile.ts';

/** Where the engine's script is, and whose downloads it keeps. */
export interface EngineOptions {
  /** Address of the engine's worker script, of the page's own origin. */
  readonly workerUrl: string | URL;
  /**
   * Folder that the app lives in; that of the page's address unless told. Pages of one folder share
   * one engine and one list; those of another folder have nothing to do with them.
   */
  readonly baseUrl?: string | URL;
}

/** What became of a new download. `url` names it from then on. */
export type AddResult =
  | { readonly ok: true; readonly url: string; readonly existing: boolean }
  | { readonly ok: false; readonly error: CommandError };

/** Where a download is to be written, and who waits to hear how that went. */
interface AwaitedTarget extends FileTarget {
  readonly anyway: boolean;
  readonly settle: (result: CommandResult) => void;
  /** `awaited`: the engine has agreed to say when it is to be written. */
  state: 'asked' | 'awaited' | 'writing';
}

/**
 * A page's tie to the engine that downloads. The engine runs in a worker of one of the pages that
 * share it, and moves to another when that page goes; each page sees the same list. It is joined at
 * once, left while the page is in the back/forward cache, and left for good by `close`.
 */
export class Engine {
  readonly #scope: string;
  readonly #link: EngineLink;
  readonly #list = new DownloadList();
  readonly #listeners = new Set<(urls: readonly string[]) => void>();
  readonly #closeWarning = new CloseWarning();
  /** By URL: the files that this page was given to write to. */
  readonly #targets = new Map<string, AwaitedTarget>();
  #isOwner = false;
  #isClosed = false;

  constructor({ workerUrl, baseUrl = location.href }: EngineOptions) {
    const appUrl = new URL('./', new URL(baseUrl, location.href)).href;
    const script = new URL(workerUrl, location.href).href;
    this.#scope = appScope(appUrl);
    this.#link = new EngineLink(
      { scope: this.#scope, appUrl },
      (name) => new Worker(scriptUrl(script), { type: 'module', name }),
      {
        onMessage: (message) => this.#hear(message),
        onOwner: (isOwner) => {
          this.#isOwner = isOwner;
          this.#tell([]);
        },
        onState: () => this.#tell([]),
        onOtherEngine: () => {
          for (const [url, target] of this.#targets) {
            if (target.state === 'awaited') void this.#ask(url, target);
          }
        },
      },
    );
    this.#link.open();
  }

  /** How this page stands to the engine. */
  get state(): EngineState {
    return this.#link.state;
  }

  /** True where this page's own worker does the fetching, so that the page should stay open. */
  get isOwner(): boolean {
    return this.#isOwner;
  }

  /** The defaults until the engine has told them. */
  get settings(): Settings {
    return this.#list.settings;
  }

  /** URLs of all downloads, in the order of the queue; the same array until that changes. */
  get urls(): readonly string[] {
    return this.#list.urls;
  }

  /** How a download stands: a new object with each change; undefined where there is none. */
  download(url: string): DownloadSnapshot | undefined {
    return this.#list.download(url);
  }

  /**
   * Calls `listener` after each change, at most about five times a second, with the URLs of the
   * downloads that came, changed or went: none where it was the settings or the engine itself.
   *
   * @returns what ends it
   */
  subscribe(listener: (urls: readonly string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * How a download stands now, and again after each change; what comes while the last one is still
   * looked at is left out but for the latest. Waits for a download that there is not yet, and ends
   * with its removal or with `close`. Rejects with the signal's reason when aborted.
   */
  async *watch(
    url: string,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): AsyncGenerator<DownloadSnapshot, void, void> {
    let wake = (): void => undefined;
    const unsubscribe = this.subscribe(() => wake());
    const onAbort = () => wake();
    signal?.addEventListener('abort', onAbort);
    try {
      let seen: DownloadSnapshot | undefined;
      while (!this.#isClosed) {
        signal?.throwIfAborted();
        const present = this.download(url);
        if (present === seen) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        } else if (present === undefined) {
          return;
        } else {
          seen = present;
          yield present;
        }
      }
    } finally {
      unsubscribe();
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Adds a download, unless there is one of that link already. Never rejects. */
  async add(download: NewDownload): Promise<AddResult> {
    const result = await this.send({ type: 'add', download });
    return result.ok ? { url: download.link, existing: false, ...result } : result;
  }

  /** Has the engine carry out a command. Begun in the order of the calls: await one that another needs. Never rejects. */
  send(command: Command): Promise<CommandResult> {
    return this.#link.send(command);
  }

  /**
   * The stored bytes of a download from offset `start` to the first that is missing: the whole file
   * once its phase is `ready`, and nothing where that very byte is missing. A Blob of handles: no
   * byte is in memory before it is read. Rejects with a `Failure`, `storage`, where bytes vanish
   * meanwhile. How far bytes were verified, the snapshot's `verifiedBytes` says.
   */
  async read(url: string, start = 0): Promise<Blob> {
    const download = this.download(url);
    if (download === undefined) return new Blob();
    const { revision, totalBytes } = download;
    const end = totalBytes ?? Number.POSITIVE_INFINITY;
    return storedBytes({ scope: this.#scope, url, revision }, { start, end });
  }

  /**
   * Has the browser save a file that is stored whole: from this page, as soon as bytes that were not
   * read since the engine started have been looked over. `anyway`: although its digest contradicts.
   * For as long as the browser may be copying, the page then asks before it is closed.
   */
  save(url: string, { anyway = false } = {}): Promise<CommandResult> {
    return this.#link.send({ type: 'save', url, page: this.#link.page, anyway });
  }

  /**
   * Writes a file that is stored whole to a file of the user's choice, as `showSaveFilePicker` gives
   * it, once its bytes have been looked over as by `save`. Resolves when all of it is seen to be
   * there, or with why it is not. Only after this are stored bytes freed by themselves, where the
   * settings say so: of the browser's own copies no page knows whether they are whole. While it
   * writes, the page asks before it is closed. A second call for the same file ends the first.
   */
  async saveTo(
    url: string,
    handle: FileSystemFileHandle,
    {
      anyway = false,
      onWritten = () => undefined,
    }: { readonly anyway?: boolean; readonly onWritten?: FileTarget['onWritten'] } = {},
  ): Promise<CommandResult> {
    this.#settle(url, { ok: false, error: { code: 'save-refused' } });
    return new Promise<CommandResult>((settle) => {
      const target: AwaitedTarget = { handle, onWritten, anyway, settle, state: 'asked' };
      this.#targets.set(url, target);
      void this.#ask(url, target);
    });
  }

  /** Has the engine look a file over that is to be written; it then tells this page to write it. */
  async #ask(url: string, target: AwaitedTarget): Promise<void> {
    target.state = 'asked';
    const asked = await this.save(url, target);
    if (this.#targets.get(url) !== target) return;
    if (!asked.ok) this.#settle(url, asked);
    else if (target.state === 'asked') {
      target.state = 'awaited';
      this.#giveUpOn(url);
    }
  }

  /** Bytes that were to be looked over first are missing, and nothing is done about it for now. */
  #giveUpOn(url: string): void {
    const phase = this.download(url)?.phase.name;
    const hasStopped = phase === 'paused' || phase === 'failed';
    if (!hasStopped || this.#targets.get(url)?.state !== 'awaited') return;
    this.#settle(url, { ok: false, error: { code: 'not-written', why: 'bytes', detail: '' } });
  }

  /** Leaves the engine; downloads go on where another page has joined it. */
  close(): void {
    this.#isClosed = true;
    this.#link.close();
    for (const url of this.#targets.keys()) {
      this.#settle(url, { ok: false, error: { code: 'no-answer' } });
    }
    this.#tell([]);
  }

  #hear(message: ChannelMessage): void {
    if (message.kind === 'save' && message.page === this.#link.page) void this.#handOver(message);
    const urls = this.#list.hear(message);
    for (const url of urls) {
      if (this.download(url) === undefined) {
        this.#settle(url, { ok: false, error: { code: 'unknown-download' } });
      } else {
        this.#giveUpOn(url);
      }
    }
    if (urls.length > 0 || message.kind === 'list') this.#tell(urls);
  }

  /** Has a finished file saved, where it was told to be, and tells the engine how that went. */
  async #handOver(file: ChannelMessage & { kind: 'save' }): Promise<void> {
    const target = this.#targets.get(file.url);
    if (target === undefined) await this.#offer(file);
    else await this.#write(file, target);
  }

  async #write(file: ChannelMessage & { kind: 'save' }, target: AwaitedTarget): Promise<void> {
    const { url, revision } = file;
    target.state = 'writing';
    const writing = writeFile({ ...file, scope: this.#scope }, target);
    const fault = await this.#closeWarning.holdWhile(writing);
    if (fault === null) {
      await this.#link.send({ type: 'handed-over', url, revision, whole: true });
      this.#settle(url, { ok: true });
      return;
    }
    // What is missing is found and fetched again.
    if (fault.why === 'bytes') await this.send({ type: 'verify', url });
    this.#settle(url, { ok: false, error: fault });
  }

  /** Ends the wait for a file to be written. */
  #settle(url: string, result: CommandResult): void {
    this.#targets.get(url)?.settle(result);
    this.#targets.delete(url);
  }

  /** Gives a file to the browser to save. */
  async #offer(file: ChannelMessage & { kind: 'save' }): Promise<void> {
    const { url, revision } = file;
    try {
      this.#closeWarning.holdFor(await saveFile({ ...file, scope: this.#scope }));
      await this.#link.send({ type: 'handed-over', url, revision, whole: false });
    } catch (caught) {
      await this.#link.send({ type: 'not-saved', url, error: errorOf(caught) });
    }
  }

  #tell(urls: readonly string[]): void {
    for (const listener of this.#listeners) listener(urls);
  }
}
