import type { DownloadError } from './errors.ts';

/** Where a download stands. */
export type Phase =
  | { readonly name: 'queued' }
  | { readonly name: 'running' }
  | {
      readonly name: 'waiting';
      readonly error: DownloadError;
      /** Wall-clock time of the next try for the countdown. The wait itself is monotonic. */
      readonly retryAtMs: number;
    }
  | { readonly name: 'paused' }
  | { readonly name: 'verifying' }
  | { readonly name: 'ready' }
  | { readonly name: 'saved' }
  | { readonly name: 'failed'; readonly error: DownloadError };

export type PhaseName = Phase['name'];

/** What can happen to a download. */
export type PhaseEvent =
  /** The scheduler gives it a place. */
  | { readonly type: 'start' }
  | { readonly type: 'pause' }
  /** What runs is put down for now: back to the queue. */
  | { readonly type: 'yield' }
  /** The user, or an ended wait, puts it back in the queue. */
  | { readonly type: 'resume' }
  | { readonly type: 'interrupted'; readonly error: DownloadError; readonly retryAtMs: number }
  /** Every byte is stored; or a stored file is looked over again before it is saved. */
  | { readonly type: 'check' }
  | { readonly type: 'verified' }
  | { readonly type: 'fail'; readonly error: DownloadError }
  | { readonly type: 'handed-over' }
  /** Stored bytes turned out damaged or missing, or are to be fetched again. */
  | { readonly type: 'bytes-missing' }
  /** The app has started: nothing runs yet. */
  | { readonly type: 'restart' };

const queued: Phase = { name: 'queued' };

/**
 * The phase after an event. Total: an event that means nothing in a phase leaves it as it is (a
 * late answer after a pause, a second click), and that very object is returned.
 */
export function reduce(phase: Phase, event: PhaseEvent): Phase {
  const from = phase.name;
  switch (event.type) {
    case 'start':
      return from === 'queued' ? { name: 'running' } : phase;
    case 'pause':
      return from === 'queued' || isActive(from) ? { name: 'paused' } : phase;
    case 'resume':
      return from === 'paused' || from === 'waiting' || from === 'failed' ? queued : phase;
    case 'yield':
      return from === 'running' || from === 'waiting' ? queued : phase;
    case 'interrupted':
      return from === 'queued' || from === 'running' || from === 'verifying'
        ? { name: 'waiting', error: event.error, retryAtMs: event.retryAtMs }
        : phase;
    case 'check':
      return from === 'running' || from === 'ready' || from === 'saved'
        ? { name: 'verifying' }
        : phase;
    case 'verified':
      return from === 'verifying' ? { name: 'ready' } : phase;
    case 'fail':
      return from === 'queued' || isActive(from) ? { name: 'failed', error: event.error } : phase;
    case 'handed-over':
      return from === 'ready' || isMismatch(phase) ? { name: 'saved' } : phase;
    case 'bytes-missing':
      return from === 'paused' || from === 'queued' ? phase : queued;
    case 'restart':
      return isActive(from) ? queued : phase;
    default:
      return event satisfies never;
  }
}

function isActive(name: PhaseName): boolean {
  return name === 'running' || name === 'waiting' || name === 'verifying';
}

function isMismatch(phase: Phase): boolean {
  return phase.name === 'failed' && phase.error.code === 'checksum-mismatch';
}
