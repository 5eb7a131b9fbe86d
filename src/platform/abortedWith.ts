/**
 * A controller that follows a signal. WebKit's fetch does not hear the abort of a signal made by
 * `AbortSignal.any` of others made so: the request would go on, unread, to its end.
 */
export function abortedWith(signal: AbortSignal): AbortController {
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true, signal: controller.signal });
  return controller;
}
