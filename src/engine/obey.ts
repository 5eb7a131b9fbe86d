import { type AskedAccess, parseAccess } from '../core/access.ts';
import { checksumFromText } from '../core/givenChecksum.ts';
import { parseLink } from '../core/link.ts';
import type { Command, CommandResult, HandOverCommand } from '../core/protocol.ts';
import { orKept, parseConnections, parseSpeedLimit } from '../core/record.ts';
import { safeFileName } from '../core/safeFileName.ts';
import { findChecksumFile } from './checksumFiles.ts';
import type { Download } from './download.ts';
import type { Saving } from './saving.ts';
import { namesOf } from './snapshot.ts';

/** A command that concerns one download. */
export type DownloadCommand = Extract<Command | HandOverCommand, { readonly url: string }>;

/** What only the manager can do for a download. */
export interface Desk {
  /** Aborted when the engine stops. */
  readonly signal: AbortSignal;
  readonly saving: Pick<Saving, 'save' | 'saveOnceWhole'>;
  remove(download: Download): Promise<void>;
  /** Puts it before the download of that URL in the queue; null: last. */
  move(download: Download, before: string | null): Promise<void>;
  /** The file is known to be saved whole: frees its bytes if that is wished. */
  savedWhole(download: Download): Promise<void>;
  freeSpace(download: Download): Promise<void>;
}

const done: CommandResult = { ok: true };

/** Carries out a command on a download. Rejects with a `Failure` where storage fails. */
export async function obey(
  download: Download,
  command: DownloadCommand,
  desk: Desk,
): Promise<CommandResult> {
  switch (command.type) {
    case 'pause':
      await download.pause();
      return done;
    case 'resume':
      // By hand is at once, whatever time was given before.
      await Promise.all([
        download.startTime.set(null),
        download.apply({ type: 'resume' }, 'resumed'),
      ]);
      return done;
    case 'try-again':
      download.wake('user');
      await download.apply({ type: 'resume' }, 'resumed');
      return done;
    case 'start-over':
      await download.startOver();
      return done;
    case 'repair':
      await download.repair();
      return done;
    case 'update-link':
      return updateLink(download, command.link, desk.signal);
    case 'set-checksum':
      return setChecksum(download, command.text);
    case 'find-checksum':
      return findChecksum(download, desk.signal);
    case 'rename': {
      const name = command.name.trim();
      await download.update({ givenName: name === '' ? null : safeFileName(name) });
      return done;
    }
    case 'move':
      await desk.move(download, command.before);
      return done;
    case 'limit-speed':
      await download.limitSpeed(
        orKept(command.speedLimit, parseSpeedLimit, download.record.speedLimit),
      );
      return done;
    case 'limit-connections':
      await download.update({
        connections: orKept(command.connections, parseConnections, download.record.connections),
      });
      return done;
    case 'set-access':
      return setAccess(download, command.access);
    case 'start-at':
      await Promise.all([
        download.startTime.set(command.startAtMs),
        // What is paused has no time to start at.
        command.startAtMs !== null && download.apply({ type: 'resume' }),
      ]);
      return done;
    case 'start-now':
      await download.startTime.setToNow();
      return done;
    case 'accept-size':
      await Promise.all([
        download.update({ givenSizeBytes: null }),
        download.apply({ type: 'resume' }, 'resumed'),
      ]);
      return done;
    case 'remove':
      await desk.remove(download);
      return done;
    case 'free-space':
      await desk.freeSpace(download);
      return done;
    case 'verify':
      await download.lookOver();
      return done;
    case 'save':
      return desk.saving.save(download, command.page, command.anyway ?? false);
    case 'handed-over':
      if (command.revision === download.record.revision) {
        await download.apply({ type: 'handed-over' }, 'saved');
        if (command.whole) await desk.savedWhole(download);
      }
      return done;
    case 'not-saved':
      await download.update({}, 'failed', command.error);
      if (command.error.code === 'storage') await desk.saving.saveOnceWhole(download);
      return done;
    default:
      return command satisfies never;
  }
}

async function updateLink(
  download: Download,
  text: string,
  signal: AbortSignal,
): Promise<CommandResult> {
  const link = parseLink(text);
  if (!link.ok) return link;
  return download.useLink(link.url, signal);
}

async function setAccess(download: Download, asked: AskedAccess): Promise<CommandResult> {
  const { sources, url, access } = download.record;
  const parsed = parseAccess(sources[0] ?? url, asked, access);
  if (!parsed.ok) return parsed;
  await download.update({ access: parsed.access });
  return done;
}

async function setChecksum(download: Download, text: string): Promise<CommandResult> {
  const digest = checksumFromText(text, namesOf(download));
  if (digest === null) return { ok: false, error: { code: 'invalid-checksum' } };
  await download.setDigest({ ...digest, origin: 'user' });
  return done;
}

async function findChecksum(download: Download, signal: AbortSignal): Promise<CommandResult> {
  const source = download.record.sources[0] ?? download.record.url;
  const digest = await findChecksumFile(download.network, source, namesOf(download), signal);
  if (digest === null) return { ok: false, error: { code: 'no-checksum-file' } };
  await download.setDigest(digest);
  return done;
}
