import type { DigestAlgorithm } from './digest.ts';

/**
 * Why a download waits or failed. Plain data: it is stored, sent between threads and shown, and
 * structured clone would drop the class and the fields of an `Error`.
 */
export type DownloadError =
  | { readonly code: 'invalid-url'; readonly why: 'syntax' | 'scheme' | 'too-long' | 'credentials' }
  | { readonly code: 'mixed-content' }
  | { readonly code: 'unreachable'; readonly stalled?: boolean }
  | { readonly code: 'blocked-by-cors' }
  | { readonly code: 'http'; readonly status: number; readonly retryAfterMs?: number }
  | { readonly code: 'source-changed'; readonly what: 'size' | 'validator' | 'bytes' | 'gone' }
  | { readonly code: 'web-page-instead' }
  /** The server's file has not the size that was given with the link. */
  | { readonly code: 'wrong-size'; readonly expectedBytes: number; readonly actualBytes: number }
  | {
      readonly code: 'checksum-mismatch';
      readonly algorithm: DigestAlgorithm;
      readonly expected: string;
      readonly computed: string;
      /** A repair has compared every byte with the server's: it is the digest that does not fit. */
      readonly serverAgrees?: boolean;
    }
  | { readonly code: 'quota' }
  | { readonly code: 'storage'; readonly detail: string }
  | { readonly code: 'save-refused' }
  | { readonly code: 'unexpected'; readonly detail: string };

/** Carries a `DownloadError` through `throw`. Never stored or sent: its `error` is. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly error: DownloadError;

  constructor(error: DownloadError) {
    super(error.code);
    this.error = error;
  }
}

/** The error that a caught value stands for; whatever no edge has converted is `unexpected`. */
export function errorOf(caught: unknown): DownloadError {
  if (caught instanceof Failure) return caught.error;
  const detail = caught instanceof Error ? `${caught.name}: ${caught.message}` : String(caught);
  return { code: 'unexpected', detail };
}
