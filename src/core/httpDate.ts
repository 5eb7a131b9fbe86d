const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const shortDay = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const longDay = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)';
const time = '(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})';

/** The three forms of RFC 9110, section 5.6.7, the one in use first. */
const forms = [
  new RegExp(`^${shortDay}, (?<day>\\d{2}) (?<month>${months}) (?<year>\\d{4}) ${time} GMT$`),
  new RegExp(`^${longDay}, (?<day>\\d{2})-(?<month>${months})-(?<year>\\d{2}) ${time} GMT$`),
  new RegExp(`^${shortDay} (?<month>${months}) (?<day>[\\d ]\\d) ${time} (?<year>\\d{4})$`),
];

/**
 * Reads an HTTP-date in any of its three forms (RFC 9110, section 5.6.7): milliseconds since 1970,
 * or null. `Date.parse` is no substitute: it takes much that is no HTTP-date, each engine its own.
 *
 * The two-digit year of the second form is read as RFC 9110 asks, at most 50 years after `nowMs`;
 * without `nowMs` it lies from 1970 to 2069.
 */
export function parseHttpDate(value: string, nowMs?: number): number | null {
  const text = value.trim();
  for (const form of forms) {
    const groups = form.exec(text)?.groups;
    if (groups === undefined) continue;
    const yearText = groups['year'] ?? '';
    const month = months.split('|').indexOf(groups['month'] ?? '');
    const rest = { month, day: field(groups, 'day'), clock: clockMs(groups) };
    if (yearText.length === 4) return timestamp(Number(yearText), rest);
    return twoDigitYear(Number(yearText), rest, nowMs);
  }
  return null;
}

interface WithinYear {
  readonly month: number;
  readonly day: number;
  readonly clock: number | null;
}

function field(groups: Readonly<Record<string, string>>, name: string): number {
  return Number(groups[name]);
}

function clockMs(groups: Readonly<Record<string, string>>): number | null {
  const hour = field(groups, 'hour');
  const minute = field(groups, 'minute');
  const second = field(groups, 'second');
  // Second 60 is a leap second.
  if (hour > 23 || minute > 59 || second > 60) return null;
  return ((hour * 60 + minute) * 60 + second) * 1000;
}

function timestamp(year: number, { month, day, clock }: WithinYear): number | null {
  if (clock === null) return null;
  const date = new Date(0);
  // Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month, day);
  // The 31st of June would silently become the 1st of July.
  if (date.getUTCMonth() !== month || date.getUTCDate() !== day) return null;
  return date.getTime() + clock;
}

function twoDigitYear(digits: number, rest: WithinYear, nowMs: number | undefined): number | null {
  const nowYear = nowMs === undefined ? Number.NaN : new Date(nowMs).getUTCFullYear();
  if (Number.isNaN(nowYear)) return timestamp(digits + (digits < 70 ? 2000 : 1900), rest);
  const latestYear = nowYear + 50;
  return timestamp(latestYear - ((((latestYear - digits) % 100) + 100) % 100), rest);
}
