import { parseHttpDate } from './httpDate.ts';

/** A server that asks for more than a day is asked again after a day. */
const longestDelayMs = 24 * 60 * 60 * 1000;

/**
 * Reads a Retry-After header (RFC 9110, section 10.2.3), seconds or a date, as a delay from `nowMs`
 * (wall-clock milliseconds) on: 0 for a date that is past, at most a day, null for nonsense.
 */
export function parseRetryAfter(value: string | null, nowMs: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  if (/^[0-9]+$/.test(text)) return Math.min(Number(text) * 1000, longestDelayMs);
  const dateMs = parseHttpDate(text, nowMs);
  if (dateMs === null) return null;
  return Math.min(Math.max(dateMs - nowMs, 0), longestDelayMs);
}
