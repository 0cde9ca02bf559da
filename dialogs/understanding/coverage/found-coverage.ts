import type { Break } from './breaks.ts';
import type { ClockRange } from './clock.ts';
import type { DaySet } from './days.ts';

/** Everything about support hours and markets that a message names. */
export interface FoundCoverage {
  ranges: ClockRange[];
  /** Stretches that were said to be closed. */
  shut: ClockRange[];
  daySets: DaySet[];
  closedDays: DaySet[];
  hoursPerDay?: number;
  /** Hours of a day as they were told in numbers of hours, with the items that tell them, end exclusive. */
  dailyTotals: { hours: number; first: number; behind: number }[];
  daysPerWeek?: number;
  /** Hours of all days together. */
  hoursPerWeek?: number;
  /** The hours were said to be those of every day. */
  everyDay?: true;
  breaks: Break[];
  /** A break is spoken of, but not how long it is. */
  unreadBreak: boolean;
  zones: string[];
  /** Zones of cities that stand alone: they count if no zone was said in so many words. */
  cityZones: string[];
  /** Item indexes of countries and cities, as far as they are part of no zone. */
  places: number[];
  markets: string[];
  /** Around the clock. */
  always: boolean;
  /** The hours are those of people, and something automatic answers at any time. */
  byPeople: boolean;
  /** Days are named, but not what for. */
  doubtfulDays: boolean;
  /** Some days have other hours than the rest, and which has to be asked. */
  irregular: boolean;
  /** Item indexes of the first and behind the last thing found. */
  first: number;
  behind: number;
}
