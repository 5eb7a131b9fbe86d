import { retryDelayMs } from './backoff.ts';
import type { DownloadError } from './errors.ts';

/** What follows an error. */
export type RetryRule =
  /** Tried again by itself after `delayMs`; `wakes` says what may end the wait sooner. */
  | { readonly kind: 'wait'; readonly delayMs: number; readonly wakes: 'online' | 'room' | null }
  /** Stays as it is until the user does something. Nothing stored is touched. */
  | { readonly kind: 'give-up' };

const minuteMs = 60_000;
/** A server that only errs is asked this rarely after `patientAttempts` tries without a byte. */
const patientDelayMs = 5 * minuteMs;
const patientAttempts = 10;

/**
 * What to do after an error.
 *
 * @param attempt how many tries in a row brought no byte, from 1
 * @param random a number in [0, 1), for the jitter
 */
export function retryRule(error: DownloadError, attempt: number, random: number): RetryRule {
  switch (error.code) {
    case 'unreachable':
      return { kind: 'wait', delayMs: retryDelayMs(attempt, random), wakes: 'online' };
    case 'http': {
      if (!mayPass(error.status)) return { kind: 'give-up' };
      const backoffMs = attempt > patientAttempts ? patientDelayMs : retryDelayMs(attempt, random);
      // A Retry-After of 0, or of a time that is past, must not make a tight loop.
      const delayMs = error.retryAfterMs || backoffMs;
      return { kind: 'wait', delayMs, wakes: null };
    }
    case 'quota':
    case 'storage':
      return { kind: 'wait', delayMs: minuteMs, wakes: 'room' };
    case 'invalid-url':
    case 'mixed-content':
    case 'blocked-by-cors':
    case 'source-changed':
    case 'web-page-instead':
    case 'wrong-size':
    case 'checksum-mismatch':
    case 'save-refused':
    case 'unexpected':
      return { kind: 'give-up' };
    default:
      return error satisfies never;
  }
}

/**
 * Whether a status may be another one after a while: a server's own trouble, CDNs' numbers for it
 * (520 to 530) among it, but for what it cannot do at all (RFC 9110 section 15.6).
 */
function mayPass(status: number): boolean {
  return status >= 500 ? status !== 501 && status !== 505 : [408, 425, 429].includes(status);
}
