import type { Facts, SupportWindow } from '../facts.ts';
import { weekdays } from '../facts.ts';

/** A stretch of time in minutes. `end` may lie beyond the end of the day or week that `start` is in. */
export interface Stretch {
  start: number;
  end: number;
}

/** Everything that starts on one local day. */
export interface SupportDay {
  /** 0 is Monday. */
  day: number;
  /** Minutes of support if no break was kept back, and if the longest one that may have been is taken off. */
  possibly: number;
  surely: number;
  /** The same within the working hours asked about. */
  possiblyWithin: number;
  surelyWithin: number;
}

type Support = NonNullable<Facts['support']>;
/** Support hours whose clock times are known. */
export type SupportTimes = Extract<Support, { windows: SupportWindow[] }>;

export const minutesPerDay = 24 * 60;
const daysPerWeek = weekdays.length;
export const minutesPerWeek = daysPerWeek * minutesPerDay;

/** Every window as a stretch of the seller's week; one that ends no later than it starts passes midnight. */
export function shiftsOf({ windows }: SupportTimes): Stretch[] {
  const shifts = new Map<string, Stretch>();
  for (const { days, from, to } of windows) {
    const opens = minutesOf(from);
    const closes = minutesOf(to) > opens ? minutesOf(to) : minutesOf(to) + minutesPerDay;
    for (const day of days) {
      const start = weekdays.indexOf(day) * minutesPerDay + opens;
      shifts.set(`${start} ${closes - opens}`, { start, end: start + closes - opens });
    }
  }
  return [...shifts.values()];
}

/** Minutes since midnight. */
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Moves shifts to a place whose clocks are so many minutes ahead; weeks have no end, so Sunday runs into Monday. */
export function moveShifts(shifts: Stretch[], minutesAhead: number): Stretch[] {
  return shifts.map(({ start, end }) => {
    const moved = (((start + minutesAhead) % minutesPerWeek) + minutesPerWeek) % minutesPerWeek;
    return { start: moved, end: moved + end - start };
  });
}

/**
 * The days of a week with support. A shift belongs to the day on which it starts, however far into the next it runs.
 * `breakMinutes` is taken off each window. Where it was not said, the only window of a day that is shorter than
 * `lunchSuspectedUnder` minutes may have hidden a lunch: nothing of it is sure.
 */
export function supportDaysOf(
  shifts: Stretch[],
  { breakMinutes, lunchSuspectedUnder, workingHours }: DayRules,
): SupportDay[] {
  const days = Map.groupBy(shifts, ({ start }) => Math.floor(start / minutesPerDay));
  return [...days].map(([day, ofDay]) => {
    const stretches = joinOverlaps(ofDay);
    const total = (lengthOf: (stretch: Stretch) => number) =>
      stretches.reduce((sum, stretch) => sum + Math.max(0, lengthOf(stretch) - (breakMinutes ?? 0)), 0);
    const possibly = total(({ start, end }) => end - start);
    const possiblyWithin = workingHours ? total((stretch) => lengthWithin(stretch, workingHours)) : possibly;
    const hidesLunch = breakMinutes === undefined && ofDay.length === 1 && possibly < lunchSuspectedUnder;
    return {
      day,
      possibly,
      possiblyWithin,
      surely: hidesLunch ? 0 : possibly,
      surelyWithin: hidesLunch ? 0 : possiblyWithin,
    };
  });
}

/** The days that are as long as most are: half a Saturday does not make a week's typical day. */
export function typicalDays(days: SupportDay[]): SupportDay[] {
  const byLength = [...Map.groupBy(days, ({ possibly }) => possibly)];
  const [, commonest = []] =
    byLength.toSorted(([one, ones], [other, others]) => others.length - ones.length || other - one)[0] ?? [];
  return commonest;
}

export interface DayRules {
  breakMinutes?: number | undefined;
  lunchSuspectedUnder: number;
  workingHours?: Stretch | undefined;
}

/** Windows that overlap count once, with one break: while one rests, another is there. */
export function joinOverlaps(shifts: Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const { start, end } of shifts.toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** How much of a stretch lies within certain hours of the days it touches. */
function lengthWithin({ start, end }: Stretch, hours: Stretch): number {
  let length = 0;
  for (let midnight = startOfDay(start); midnight < end; midnight += minutesPerDay) {
    length += Math.max(0, Math.min(end, midnight + hours.end) - Math.max(start, midnight + hours.start));
  }
  return length;
}

function startOfDay(minute: number): number {
  return Math.floor(minute / minutesPerDay) * minutesPerDay;
}
