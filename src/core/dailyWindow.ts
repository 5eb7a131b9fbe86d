/**
 * A time of every day, by the local clock: from `startMinute` to before `endMinute`, in minutes after
 * midnight. It goes over midnight where the end is before the start; all day where both are the same.
 */
export interface DailyWindow {
  readonly startMinute: number;
  readonly endMinute: number;
}

export const minutesOfDay = 24 * 60;

const minuteMs = 60_000;

/**
 * True where a moment is within the window as the local clock shows it, so that a window keeps its
 * hours when summer time begins or ends.
 *
 * @param atMs in milliseconds since 1970
 */
export function isOpenAt({ startMinute, endMinute }: DailyWindow, atMs: number): boolean {
  if (startMinute === endMinute) return true;
  const at = new Date(atMs);
  const minute = at.getHours() * 60 + at.getMinutes();
  return startMinute < endMinute
    ? minute >= startMinute && minute < endMinute
    : minute >= startMinute || minute < endMinute;
}

/** The first moment after `atMs` at which a window that is closed then opens; both in milliseconds. */
export function opensAfter(window: DailyWindow, atMs: number): number {
  const startOn = (daysOn: number): number => {
    const day = new Date(atMs);
    return new Date(
      day.getFullYear(),
      day.getMonth(),
      day.getDate() + daysOn,
      0,
      window.startMinute,
    ).getTime();
  };
  const today = startOn(0);
  let opensMs = today > atMs ? today : startOn(1);
  // The hour that summer time leaves out may hold the start: it opens with the minute that follows.
  while (opensMs - minuteMs > atMs && isOpenAt(window, opensMs - minuteMs)) opensMs -= minuteMs;
  return opensMs;
}
