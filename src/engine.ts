import { Engine, type EngineOptions } from './client/engine.ts';
import workerUrl from './engine.worker.ts?worker&url';

export type { AddResult, Engine, EngineOptions } from './client/engine.ts';
export type { EngineState } from './client/engineLink.ts';
export type { AskedAccess } from './core/access.ts';
export type { Digest, DigestAlgorithm, DigestOrigin } from './core/digest.ts';
export {
  type AccessFacts,
  type ComputedDigest,
  type DownloadSnapshot,
  defaultSettings,
  type HistoryEntry,
  type Settings,
  type SettingsChange,
} from './core/download.ts';
export { type DownloadError, Failure } from './core/errors.ts';
export type { Phase, PhaseName } from './core/phase.ts';
export type {
  Command,
  CommandError,
  CommandResult,
  LinkReport,
  NewDownload,
  NotWritten,
  ServerReport,
} from './core/protocol.ts';
export type { ByteRange } from './core/range.ts';

/**
 * Joins the engine that downloads, with its worker script beside this module unless told otherwise.
 * `holdfast/engine`: what other web apps embed, and all that this app's own interface has of it.
 */
export function openEngine(options: Partial<EngineOptions> = {}): Engine {
  return new Engine({ workerUrl, ...options });
}
