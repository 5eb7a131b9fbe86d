/** Figures as a reader of one language writes them. */
export interface Format {
  /**
   * A size in decimal units, rounded down so that an unfinished file never looks whole.
   * `steady` keeps trailing zeros, for figures that change while they are read.
   */
  bytes(sizeBytes: number, steady?: 'steady'): string;
  speed(bytesPerSecond: number): string;
  /** A share in whole percent. */
  percent(percent: number): string;
  /**
   * A length of time in its two largest units, or in minutes alone below an hour: a guess to the
   * second would be no more than restless.
   */
  duration(seconds: number): string;
  /** Names in a row: `MD5, SHA-256`. */
  list(names: readonly string[]): string;
  /**
   * When something happened, to the minute and in the reader's time zone: `14:02`, `14:02 – 15:40`,
   * with the date where it was not today. All in milliseconds since 1970.
   */
  moments(firstMs: number, lastMs: number, nowMs: number): string;
}

const sizeUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const;

const timeUnits = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** The figures of the language with this BCP 47 tag. */
export function createFormat(tag: string): Format {
  const numbers = new Map<string, Intl.NumberFormat>();
  const number = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options);
    let made = numbers.get(key);
    if (made === undefined) {
      made = new Intl.NumberFormat(tag, options);
      numbers.set(key, made);
    }
    return made;
  };
  const parts = new Intl.ListFormat(tag, { type: 'unit', style: 'narrow' });
  const lists = new Intl.ListFormat(tag, { type: 'unit', style: 'short' });
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'medium' });
  const times = new Intl.DateTimeFormat(tag, { timeStyle: 'short' });
  const moments = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });

  const scaled = (value: number, perSecond: boolean, steady: boolean): string => {
    let power = 0;
    while (power < sizeUnits.length - 1 && value >= 1000 ** (power + 1)) power += 1;
    const inUnit = value / 1000 ** power;
    const digits = power === 0 || inUnit >= 100 ? 0 : inUnit >= 10 ? 1 : 2;
    const unit = sizeUnits[power] ?? 'byte';
    return number({
      style: 'unit',
      unit: perSecond ? `${unit}-per-second` : unit,
      // English says '5 byte' in its short form.
      unitDisplay: power === 0 && !perSecond ? 'long' : 'short',
      minimumFractionDigits: steady ? digits : 0,
      maximumFractionDigits: digits,
      // Multiplied before it is divided: 1.15 * 100 is less than 115.
    }).format(Math.floor((value * 10 ** digits) / 1000 ** power) / 10 ** digits);
  };

  return {
    bytes: (sizeBytes, steady) => scaled(sizeBytes, false, steady === 'steady'),
    speed: (bytesPerSecond) => scaled(bytesPerSecond, true, true),
    percent: (percent) => number({ style: 'percent' }).format(percent / 100),
    duration: (seconds) => {
      const whole = Math.max(0, Math.round(seconds));
      const first = timeUnits.findIndex((each) => whole >= each.seconds);
      const shown =
        first < 0 ? timeUnits.slice(-1) : timeUnits.slice(first, first < 2 ? first + 2 : first + 1);
      let rest = whole;
      const texts: string[] = [];
      for (const { unit, seconds: length } of shown) {
        const count = Math.floor(rest / length);
        rest -= count * length;
        if (count === 0 && texts.length > 0) continue;
        texts.push(number({ style: 'unit', unit, unitDisplay: 'short' }).format(count));
      }
      return parts.format(texts);
    },
    list: (names) => lists.format(names),
    moments: (firstMs, lastMs, nowMs) => {
      const today = days.format(firstMs) === days.format(nowMs);
      return (today ? times : moments).formatRange(firstMs, lastMs);
    },
  };
}
