import { errorOf } from '../core/errors.ts';
import type { NotWritten } from '../core/protocol.ts';

/** Why a file could not be chosen or written, from what the browser threw. */
export function notWritten(caught: unknown): NotWritten {
  if (caught instanceof Error && caught.name === 'QuotaExceededError') {
    return { code: 'not-written', why: 'room', detail: '' };
  }
  const error = errorOf(caught);
  const detail = 'detail' in error ? error.detail : error.code;
  return { code: 'not-written', why: 'place', detail };
}
