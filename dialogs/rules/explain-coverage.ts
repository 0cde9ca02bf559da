import { timesIfRoundTheClock, workingStretch } from './calculators/coverage.ts';
import {
  joinOverlaps,
  minutesPerDay,
  minutesPerWeek,
  moveShifts,
  type Stretch,
  shiftsOf,
  supportDaysOf,
  typicalDays,
} from './calculators/support-week.ts';
import type { Facts } from './facts.ts';
import { findCoverage } from './find-coverage.ts';
import type { Pack } from './pack.ts';
import { offsetOf, type Season } from './zones.ts';

/** A buyer's day as the support hours cover it. */
export interface CoverageDay {
  /** 24 numbers from 0 to 1: the share of each local hour that is covered on a typical day with support. */
  hours: number[];
  /** The weaker of the seasons, which the hours are those of. */
  season: Season;
  /** Start and end of the working hours, in hours since midnight. */
  workingHours: [from: number, to: number];
}

/**
 * Draws a day in a buyer's zone, cut at midnight. A closed break is not drawn, as nobody said when it is.
 * Undefined when clock times or the zone of the support are not known, or the pack asks for no coverage.
 */
export function explainCoverage(
  pack: Pack,
  { support }: Facts,
  zone: string,
  asOf: Temporal.PlainDate,
): CoverageDay | undefined {
  const parameters = findCoverage(pack);
  const times = support && timesIfRoundTheClock(support);
  if (!parameters || !times || !('windows' in times)) return undefined;
  const shifts = shiftsOf(times);
  const sellersZone = times.zone ?? (isRoundTheClock(shifts) ? zone : undefined);
  if (!sellersZone) return undefined;
  const working = workingStretch(parameters) ?? { start: 0, end: minutesPerDay };
  const [weaker] = parameters.seasons
    .map((season) => {
      const ahead = offsetOf(zone, season, asOf.year) - offsetOf(sellersZone, season, asOf.year);
      return { season, hours: typicalDay(moveShifts(shifts, ahead)) };
    })
    .sort((one, other) => hoursWithin(one.hours, working) - hoursWithin(other.hours, working));
  return weaker && { ...weaker, workingHours: [working.start / 60, working.end / 60] };
}

/** Each hour as it is covered on as many days as there are typical days of support. */
function typicalDay(shifts: Stretch[]): number[] {
  const covered = coveredStretches(shifts);
  const { length: days } = typicalDays(supportDaysOf(shifts, { breakMinutes: 0, lunchSuspectedUnder: 0 }));
  return Array.from({ length: 24 }, (_, hour) => {
    const shares = Array.from({ length: minutesPerWeek / minutesPerDay }, (__, day) => {
      const start = day * minutesPerDay + hour * 60;
      return minutesWithin(covered, { start, end: start + 60 }) / 60;
    });
    return shares.sort((one, other) => other - one)[days - 1] ?? 0;
  });
}

function isRoundTheClock(shifts: Stretch[]): boolean {
  return minutesWithin(coveredStretches(shifts), { start: 0, end: minutesPerWeek }) === minutesPerWeek;
}

/** When somebody is there, without overlaps; what runs beyond Sunday also counts on Monday. */
function coveredStretches(shifts: Stretch[]): Stretch[] {
  const aroundTheWeek = shifts.map(({ start, end }) => ({
    start: start - minutesPerWeek,
    end: end - minutesPerWeek,
  }));
  return joinOverlaps([...aroundTheWeek, ...shifts]);
}

function minutesWithin(stretches: Stretch[], { start, end }: Stretch): number {
  return stretches.reduce(
    (sum, stretch) => sum + Math.max(0, Math.min(stretch.end, end) - Math.max(stretch.start, start)),
    0,
  );
}

function hoursWithin(hours: number[], working: Stretch): number {
  return hours.reduce((sum, share, hour) => {
    const isWorking = hour * 60 < working.end && (hour + 1) * 60 > working.start;
    return isWorking ? sum + share : sum;
  }, 0);
}
