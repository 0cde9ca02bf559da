import { z } from 'zod';
import type { Facts } from '../facts.ts';
import { clockTime, weekdays } from '../facts.ts';
import type { MeasureDomains, Measures, Quantity } from '../measure.ts';
import { type MarketZone, offsetOf, type Season, seasons, zonesOfMarket } from '../zones.ts';
import {
  minutesOf,
  minutesPerDay,
  moveShifts,
  type Stretch,
  type SupportDay,
  type SupportTimes,
  shiftsOf,
  supportDaysOf,
  typicalDays,
} from './support-week.ts';

const hours = z.number().min(0).max(24);

/** `coverage`: how much of the buyers' week the support hours cover. Lengths are in hours. */
export const coverageParameters = z.strictObject({
  calculate: z.literal('coverage'),
  /** Whose week the hours are counted in. */
  where: z.enum(['buyers-zone', 'sellers-zone']),
  /** A day counts when it has at least so many hours, closed breaks taken off. */
  hoursPerDay: hours,
  /** The part of the day that so many hours must lie in for the day to be a working day. */
  workingHours: z.strictObject({ from: clockTime, to: clockTime }).optional(),
  /** A day's only window, shorter than this and with nothing said of a break, may hide a lunch. */
  lunchSuspectedUnder: hours,
  /** Offsets from UTC are compared in these months. */
  seasons: z
    .array(z.enum(seasons))
    .min(1)
    .default([...seasons]),
});
export type CoverageParameters = z.infer<typeof coverageParameters>;

/**
 * `place`: whether it is known where the hours are to be counted, and if not, why not.
 * `statedDays`: days a week with support, as the seller said. `fullDays`: those with enough hours, in the week
 * that counts. `workingDays`: those of them with enough hours within the working hours.
 */
export const coverageDomains: MeasureDomains = {
  domains: {
    support: { kind: 'choice', values: ['times', 'totals'] },
    answeredBy: { kind: 'choice', values: ['people', 'automatic'] },
    place: { kind: 'choice', values: ['known', 'no-market', 'no-zone'], alwaysKnown: true },
    statedDays: { kind: 'number', exact: true },
    fullDays: { kind: 'number' },
    workingDays: { kind: 'number' },
  },
  ascending: ['workingDays', 'fullDays'],
  knownTogether: ['support', 'statedDays', 'fullDays', 'workingDays'],
};

/** The hours as one market has them in one season. */
export interface CoverageView {
  measures: Measures;
  market?: MarketZone;
  season?: Season;
  /** Hours within the working hours on a typical day. */
  overlapHours?: number;
}

/** One view for each zone of each market and each season; a single one when the place is not known. */
export function calculateCoverage(
  parameters: CoverageParameters,
  facts: Facts,
  asOf: Temporal.PlainDate,
): CoverageView[] {
  const support = facts.support && timesIfRoundTheClock(facts.support);
  if (!support) return [{ measures: { place: 'known' } }];
  const measures: Measures = {
    support: 'windows' in support ? 'times' : 'totals',
    answeredBy: support.answeredBy,
    statedDays: exactly(statedDays(support)),
  };
  const look = 'windows' in support ? lookAtTimes(support, parameters) : lookAtTotals(support, parameters);
  if (parameters.where === 'sellers-zone') {
    return [{ measures: { ...measures, place: 'known', ...look([0]).measures } }];
  }
  const markets = (facts.markets ?? []).flatMap((market) => zonesOfMarket(market, asOf.year));
  const { zone } = support;
  const anywhere = once(() => look(everyDistance));
  if (markets.length === 0) {
    return [{ measures: { ...measures, place: 'no-market', ...anywhere().measures } }];
  }
  return markets.flatMap((market) =>
    parameters.seasons.map((season) => {
      const { measures: counted, overlapHours } = zone
        ? look([offsetOf(market.zone, season, asOf.year) - offsetOf(zone, season, asOf.year)])
        : anywhere();
      const place = zone ? 'known' : 'no-zone';
      return { measures: { ...measures, place, ...counted }, market, season, overlapHours };
    }),
  );
}

type Support = NonNullable<Facts['support']>;
type SupportTotals = Exclude<Support, SupportTimes>;

/** Counts days at a place whose clocks differ by one of so many minutes. */
type Look = (distances: readonly number[]) => { measures: Measures; overlapHours: number };

/**
 * By how much clocks can differ, in minutes: offsets are multiples of a quarter of an hour. A whole day more or less
 * gives every day of the week another name and changes no count.
 */
const everyDistance = Array.from({ length: minutesPerDay / 15 }, (_, quarter) => quarter * 15);

function lookAtTimes(support: SupportTimes, { hoursPerDay, ...parameters }: CoverageParameters): Look {
  const shifts = shiftsOf(support);
  const rules = {
    breakMinutes: support.breakMinutes,
    lunchSuspectedUnder: parameters.lunchSuspectedUnder * 60,
    workingHours: workingStretch(parameters),
  };
  const needed = hoursPerDay * 60;
  return (distances) => {
    const weeks = distances.map((distance) => supportDaysOf(moveShifts(shifts, distance), rules));
    const count = (enough: (day: SupportDay) => boolean) => weeks.map((days) => days.filter(enough).length);
    const isSurely = ({ surely }: SupportDay) => surely >= needed;
    const isPossibly = ({ possibly }: SupportDay) => possibly >= needed;
    return {
      measures: {
        fullDays: between(count(isSurely), count(isPossibly)),
        workingDays: between(
          count((day) => isSurely(day) && day.surelyWithin >= needed),
          count((day) => isPossibly(day) && day.possiblyWithin >= needed),
        ),
      },
      overlapHours: toHours(Math.min(...weeks.map(typicalOverlap))),
    };
  };
}

/** Totals say nothing of clock times: where clocks run as at the seller's they are taken to be working hours. */
function lookAtTotals(
  { hoursPerDay, daysPerWeek }: SupportTotals,
  { hoursPerDay: needed, ...parameters }: CoverageParameters,
): Look {
  const fullDays = hoursPerDay >= needed ? daysPerWeek : 0;
  const { start, end } = workingStretch(parameters) ?? { start: 0, end: minutesPerDay };
  const workingMinutes = end - start;
  const minutes = hoursPerDay * 60;
  return (distances) => {
    const isSamePlace = distances.length === 1 && distances[0] === 0;
    const surely = Math.max(0, minutes + workingMinutes - minutesPerDay);
    return {
      measures: {
        fullDays: exactly(fullDays),
        workingDays: { from: isSamePlace ? fullDays : 0, to: fullDays },
      },
      overlapHours: toHours(isSamePlace ? Math.min(minutes, workingMinutes) : surely),
    };
  };
}

/** Hours with two decimals. */
function toHours(minutes: number): number {
  return Math.round((minutes / 60) * 100) / 100;
}

function typicalOverlap(days: SupportDay[]): number {
  return Math.min(...typicalDays(days).map(({ possiblyWithin }) => possiblyWithin));
}

/** The working hours in minutes since midnight. */
export function workingStretch({
  workingHours,
}: Pick<CoverageParameters, 'workingHours'>): Stretch | undefined {
  return workingHours && { start: minutesOf(workingHours.from), end: minutesOf(workingHours.to) };
}

/** Twenty-four hours on seven days leave no clock time open. */
export function timesIfRoundTheClock(support: Support): Support {
  if ('windows' in support || support.hoursPerDay < 24 || support.daysPerWeek < weekdays.length)
    return support;
  const { hoursPerDay: _, daysPerWeek: __, ...said } = support;
  return { ...said, windows: [{ days: [...weekdays], from: '00:00', to: '24:00' }], breakMinutes: 0 };
}

function statedDays(support: Support): number {
  if (!('windows' in support)) return support.daysPerWeek;
  return new Set(support.windows.flatMap(({ days }) => days)).size;
}

function between(least: number[], most: number[]): Quantity {
  return { from: Math.min(...least), to: Math.max(...most) };
}

function once<Result>(work: () => Result): () => Result {
  let done: { result: Result } | undefined;
  return () => {
    done ??= { result: work() };
    return done.result;
  };
}

function exactly(count: number): Quantity {
  return { from: count, to: count };
}
