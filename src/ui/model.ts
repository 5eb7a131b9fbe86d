import type { ReadonlySignal } from '@preact/signals';
import type { Recipe } from '../core/pageAddress.ts';
import type { Shortcut } from '../core/shortcut.ts';
import type { Command, CommandResult, DownloadSnapshot, EngineState, Settings } from '../engine.ts';

/** What this browser and this page allow, as far as it could be found out. */
interface Conditions {
  readonly secureContext: boolean;
  /** Null while the browser has not answered whether it may evict. */
  readonly persistent: boolean | null;
  readonly privateWindow: boolean;
  readonly storageUsable: boolean;
  readonly online: boolean;
}

/** A file beside the app that anyone may try it with. */
export interface Sample {
  readonly name: string;
  readonly url: string;
  readonly sizeBytes: number;
  /** Lower-case hexadecimal. */
  readonly md5: string | null;
}

/** What the address of the page asks the form to hold. Nothing starts by itself. */
export interface InitialForm {
  readonly links: string;
  /** What another app shared, with a link in it at best. */
  readonly text: string;
  readonly name: string;
  readonly checksum: string;
  /** What the file must have; null where the address names no size. */
  readonly sizeBytes: number | null;
}

/** What the app was opened with: by its address, by files, or by a shortcut of its icon. */
export interface Launch {
  readonly form: InitialForm;
  readonly files: readonly File[];
  readonly shortcut: Shortcut | null;
}

/** What the browser says it holds for this origin, and would at most. It rounds, and guesses. */
export interface StorageUse {
  readonly usedBytes: number;
  readonly mostBytes: number;
}

/** What a page may do beyond itself. */
interface Device {
  /** Shows a number at the app's icon, none for 0, where there are badges. */
  showBadge(count: number): void;
  /** Whether the page may notify, as far as it was asked. */
  notificationAnswer(): NotificationAnswer;
  askToNotify(): Promise<NotificationAnswer>;
  /** Tells of something unless someone is looking at the page; `tag` replaces what it told of before. */
  notify(title: string, body: string, tag: string): Promise<void>;
  /** Whether the screen is to stay awake; null where the browser cannot keep it so. */
  readonly keepAwake: ((wanted: boolean) => void) | null;
}

type NotificationAnswer = 'granted' | 'refused' | 'unasked' | 'unsupported';

/** Everything that the interface knows and may do. The page entry makes the real one. */
export interface AppModel {
  /** URLs of all downloads in list order, newest first. */
  readonly urls: ReadonlySignal<readonly string[]>;
  /** The same in the order in which they get their places. */
  readonly queue: ReadonlySignal<readonly string[]>;
  /** The live snapshot of one download; undefined once removed. The same signal for a URL each time. */
  download(url: string): ReadonlySignal<DownloadSnapshot | undefined>;
  readonly settings: ReadonlySignal<Settings>;
  readonly defaultSettings: Settings;
  readonly engine: ReadonlySignal<EngineState>;
  /** True where this tab's worker does the fetching, so that the tab must stay open. */
  readonly isOwner: ReadonlySignal<boolean>;
  readonly conditions: ReadonlySignal<Conditions>;
  /** Applies the new version that waits, by reloading every page once all is committed; null while there is none. */
  readonly update: ReadonlySignal<null | (() => Promise<void>)>;
  /** What that version brings, in English; rejects where it cannot be found out. */
  whatsNew(): Promise<readonly string[]>;
  readonly sample: ReadonlySignal<Sample | null>;
  /** The last launch: what the page was loaded with at first, later what comes to it while open. */
  readonly launched: ReadonlySignal<Launch>;
  /** Asks to install the app; null while the browser would not. */
  readonly install: ReadonlySignal<null | (() => void)>;
  /** True where only the browser's own menu could install the app. */
  readonly installsByMenu: boolean;
  readonly device: Device;
  /** Resolves with the engine's answer. Never rejects. */
  send(command: Command): Promise<CommandResult>;
  /**
   * Hands the file to the user, from this page, whatever its verdict: the interface has asked
   * where there was something to ask. Never rejects.
   */
  save(url: string): Promise<CommandResult>;
  /**
   * Has the user choose a file, must be called in a click, and writes the download to it; `onWritten`
   * is told the bytes so far. Resolves with null where nothing was chosen, else once the file is seen
   * to be whole or cannot be. Never rejects; null where the browser has no such choice.
   */
  readonly saveAs:
    | null
    | ((
        url: string,
        suggestedName: string,
        onWritten: (bytes: number) => void,
      ) => Promise<CommandResult | null>);
  /** Asks the browser not to evict; the answer shows in `conditions`. */
  requestPersistence(): Promise<void>;
  /** Null where the browser does not say. */
  storageUse(): Promise<StorageUse | null>;
  /** An address of the app that offers the same download to somebody else. */
  recipeLink(recipe: Recipe): string;
  /** Has the browser download a text under that name. */
  saveText(text: string, name: string): void;
}
