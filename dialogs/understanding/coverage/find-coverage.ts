import { weekdays } from '../../rules/facts.ts';
import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { longestMatch, type Match, phrase } from '../phrase.ts';
import { type ClockRange, readClockRange } from './clock.ts';
import { isClosedWithin, isShut } from './closed.ts';
import { type DaySet, readDays, workingDays } from './days.ts';
import { findMarkets, isPlace } from './find-markets.ts';
import { readZone } from './places.ts';

/** Everything about support hours and markets that a message names. */
export interface FoundCoverage {
  ranges: ClockRange[];
  daySets: DaySet[];
  closedDays: DaySet[];
  hoursPerDay?: number;
  daysPerWeek?: number;
  breakMinutes?: number;
  zones: string[];
  /** Zones of cities that stand alone: they count if no zone was said in so many words. */
  cityZones: string[];
  /** Item indexes of countries and cities, as far as they are part of no zone. */
  places: number[];
  markets: string[];
  /** Around the clock. */
  always: boolean;
  /** Item indexes of the first and behind the last thing found. */
  first: number;
  behind: number;
}

const roundTheClock = [
  { phrase: phrase('round-the-clock') },
  { phrase: phrase('h:number hour? slash|times|comma? d:number day?') },
];

const totals = [
  { phrase: phrase('hours:number hour weekly'), kind: 'weekly' },
  { phrase: phrase('days:number hour? times|slash hours:number hour|day?'), kind: 'product' },
  { phrase: phrase('hours:number ^dot|comma ^tenths:digits hour per? day?'), kind: 'hours' },
  { phrase: phrase('hours:number|article hour and? half:half? per? day?'), kind: 'hours' },
  { phrase: phrase('hours:number hour per? day'), kind: 'hours' },
  // 一个半小时, "one and a half hours"
  { phrase: phrase('hours:number and? half:half hour per? day?'), kind: 'hours' },
  { phrase: phrase('hours:number hour per week'), kind: 'weekly' },
  // 1日8時間
  { phrase: phrase('one:number day hours:number hour'), kind: 'hours' },
  { phrase: phrase('per-day-before|day|every-day per? hours:number hour'), kind: 'hours' },
  { phrase: phrase('days:number day per? week?'), kind: 'days' },
  { phrase: phrase('per-week-before|week per? days:number day'), kind: 'days' },
] as const;

const breaks = [
  { phrase: phrase('hours:number|article hour and? half?') },
  // "Eine halbe Stunde" is no hour and a half.
  { phrase: phrase('article half:half hour') },
  { phrase: phrase('hours:number and? half:half hour') },
  { phrase: phrase('hours:number ^dot|comma ^tenths:digits hour') },
  { phrase: phrase('hours:number|article hour and? rest:number minute') },
  // 1h30
  { phrase: phrase('hours:digits ^hour ^rest:digits') },
  { phrase: phrase('minutes:number minute') },
  { phrase: phrase('half:half article? hour') },
  { phrase: phrase('one:hour') },
];

/** Finds them from left to right; answers 'impossible' for more than a day has hours or a week has days. */
export function findCoverage(items: Item[]): FoundCoverage | 'impossible' {
  const found: FoundCoverage = {
    ranges: [],
    daySets: [],
    closedDays: [],
    zones: [],
    cityZones: [],
    places: [],
    markets: [],
    always: false,
    first: items.length,
    behind: 0,
  };
  const hours = items.some(
    (item, at) =>
      readClockRange(items, at) || ['hour', 'round-the-clock', 'times'].some((tag) => is(item, tag)),
  );
  const selling = items.some((item) => is(item, 'market-word'));
  for (let at = 0; at < items.length; ) {
    const behind = readPart(items, at, found, { hours, selling });
    if (behind > at) {
      found.first = Math.min(found.first, at);
      found.behind = behind;
    }
    at = Math.max(behind, at + 1);
  }
  found.markets = findMarkets(items, found.places, hours);
  if (found.ranges.length <= 1) found.daySets = withAddedDays(items, found.daySets);
  return (found.hoursPerDay ?? 0) > 24 || (found.daysPerWeek ?? 0) > 7 ? 'impossible' : found;
}

interface Surroundings {
  /** Hours are said somewhere: a lone city is then a zone. */
  hours: boolean;
  /** Selling is spoken of: places are then markets. */
  selling: boolean;
}

/** Reads what is said at an item into `found`; answers the index behind it. */
function readPart(items: Item[], at: number, found: FoundCoverage, around: Surroundings): number {
  const cities = around.hours && (!around.selling || followsHours(items, at, found));
  const zone = readZone(items, at, cities);
  if (zone) {
    const { zones } = zone.bare ? { zones: found.cityZones } : found;
    if (!zones.includes(zone.zone)) zones.push(zone.zone);
    return zone.behind;
  }
  const pause = readBreak(items, at, found);
  if (pause !== undefined) return pause;
  const always = readRoundTheClock(items, at);
  if (always !== undefined) {
    found.always = true;
    return always;
  }
  const range = readClockRange(items, at);
  if (range) {
    if (!isShut(items, range)) found.ranges.push(range);
    return range.behind;
  }
  const total = longestMatch(totals, items, at);
  if (
    total &&
    !isDelay(items, at, total) &&
    total.match.to - at > 1 &&
    !isClockTime(items, at, total.match.to) &&
    !hidesRange(items, at, total.match.to)
  ) {
    const days = readDays(items, at);
    if (!days || days.behind < total.match.to) return readTotal(total.tried.kind, total.match, found);
  }
  const daysPerWeek = meaningOf(items[at], 'days-per-week');
  if (daysPerWeek !== undefined) {
    found.daysPerWeek = Number(daysPerWeek);
    return at + 1;
  }
  const days = readDays(items, at);
  if (days) {
    if (isClosed(items, days)) found.closedDays.push(days);
    else found.daySets.push(days);
    return days.behind;
  }
  if (!isPlace(items, at)) return at;
  found.places.push(at);
  return at + 1;
}

/** "9 to 18 Berlin, customers in France": behind the hours a city tells their zone, even where selling is spoken of. */
function followsHours(items: Item[], at: number, { ranges }: FoundCoverage): boolean {
  let before = at - 1;
  while (isFiller(items[before]) || is(items[before], 'open')) before--;
  return ranges.some(({ behind }) => behind === before + 1);
}

/** "Until 18h" is a time of day, not a number of hours. */
function isClockTime(items: Item[], from: number, to: number): boolean {
  const before = items[from - 1];
  const timed = (is(before, 'until') || is(before, 'from')) && !is(before, 'filler');
  return timed && to === from + 2 && is(items[from + 1], 'oclock');
}

/** "Every day 22h–6h" states a range, not 22 hours a day. */
function hidesRange(items: Item[], from: number, to: number): boolean {
  return items.slice(from, to).some((_, offset) => readClockRange(items, from + offset) !== undefined);
}

function readRoundTheClock(items: Item[], at: number): number | undefined {
  const found = longestMatch(roundTheClock, items, at);
  if (found === undefined) return undefined;
  const numbers = [found.match.number('h'), found.match.number('d')];
  const delay = items.some((item) => is(item, 'response')) && !items.some((item) => item.raw.includes('7'));
  if (delay) return undefined;
  if (numbers[0] === undefined) return found.match.to;
  return [24, 7].every((wanted) => numbers.includes(wanted)) ? found.match.to : undefined;
}

/** In minutes; a longer one is no lunch. */
const longestBreak = 180;

/** "Closed 13–14", "one hour for lunch", 昼休み1時間: a stated break is taken off; a mere mention of lunch is not. */
function readBreak(items: Item[], at: number, found: FoundCoverage): number | undefined {
  const range = readClockRange(items, at);
  if (range) {
    const minutes = range.to - range.from;
    const closed = isClosedWithin(items, range, found.ranges);
    if (!closed && !besideLunch(items, at, range.behind)) return undefined;
    // "One hour at noon" is no stretch from one to twelve.
    if (minutes > 0 && minutes <= longestBreak) {
      found.breakMinutes = minutes;
      return range.behind;
    }
  }
  const pause = longestMatch(breaks, items, at);
  if (!pause || !besideLunch(items, at, pause.match.to)) return undefined;
  const half =
    pause.match.text('half') === undefined &&
    !items.slice(at, pause.match.to).some((item) => is(item, 'half'))
      ? 0
      : 30;
  const minutes =
    pause.match.number('minutes') ??
    (pause.match.number('hours') ?? (pause.match.text('one') === undefined ? 0 : 1)) * 60 +
      half +
      Number(`0.${pause.match.text('tenths') ?? 0}`) * 60 +
      (pause.match.number('rest') ?? 0);
  if (minutes > longestBreak) return undefined;
  found.breakMinutes = minutes;
  return pause.match.to;
}

function besideLunch(items: Item[], from: number, to: number): boolean {
  let left = from - 1;
  const passes = (item: Item | undefined, tags: string[]): boolean =>
    isFiller(item) || tags.some((tag) => is(item, tag));
  while (passes(items[left], ['colon', 'from'])) left--;
  let right = to;
  // "an hour off for lunch"
  while (passes(items[right], ['per', 'except', 'except-after', 'between']) && !is(items[right], 'lunch'))
    right++;
  return is(items[left], 'lunch') || is(items[from], 'lunch') || is(items[right], 'lunch');
}

function isClosed(items: Item[], { first, behind }: DaySet): boolean {
  let left = first - 1;
  // "Fechamos ao domingo"
  while (isFiller(items[left]) || is(items[left], 'per')) left--;
  let right = behind;
  while (isFiller(items[right])) right++;
  return is(items[left], 'except') || is(items[right], 'except-after');
}

/** "Including weekends", cumartesi dahil: these days and the working days. */
function isAdded(items: Item[], { first, behind, days }: DaySet): boolean {
  if (days.some((day) => day !== 'sat' && day !== 'sun')) return false;
  const said = (item: Item): boolean => is(item, 'including') || !isFiller(item);
  const left = items.slice(0, first).findLast(said);
  const right = items.slice(behind).find(said);
  return is(left, 'including') || is(right, 'including');
}

/** Days that are added join the others that were said, or the working days if none were. */
function withAddedDays(items: Item[], daySets: DaySet[]): DaySet[] {
  const [first] = daySets;
  if (first === undefined || !daySets.some((set) => isAdded(items, set))) return daySets;
  const said = daySets.length === 1 ? [...workingDays, ...first.days] : daySets.flatMap(({ days }) => days);
  return [{ ...first, days: weekdays.filter((day) => said.includes(day)) }];
}

/** "We answer within two days", bir gün içinde: no days of a week. */
function isDelay(
  items: Item[],
  at: number,
  { tried, match }: { tried: { kind: string }; match: Match },
): boolean {
  // "We respond within 4 hours" says how soon, not how long.
  if (tried.kind === 'hours' && items.some((item) => is(item, 'response'))) return true;
  const oneDay = match.number('days') === 1 && match.to - at < 3;
  return (
    tried.kind === 'days' && (oneDay || is(items[at - 1], 'within') || is(items[match.to], 'within-after'))
  );
}

function readTotal(
  kind: (typeof totals)[number]['kind'],
  match: { number(name: string): number | undefined; text(name: string): string | undefined; to: number },
  found: FoundCoverage,
): number {
  const days = match.number('days');
  const hours = match.text('tenths')
    ? Number(`${match.text('hours')}.${match.text('tenths')}`)
    : match.number('hours');
  if (kind === 'product' && days !== undefined && hours !== undefined) {
    found.hoursPerDay = Math.max(days, hours);
    found.daysPerWeek = Math.min(days, hours);
  } else if (kind === 'hours' && hours !== undefined) {
    found.hoursPerDay = hours + (match.text('half') === undefined ? 0 : 0.5);
    // 1日8時間 is eight hours a day, 5天8小时 on five days.
    const one = match.number('one') ?? 1;
    if (one > 1) found.daysPerWeek = one;
  } else if (kind === 'days' && days !== undefined) {
    // "24 hours, 365 days".
    found.daysPerWeek = days >= 360 && days <= 366 ? 7 : days;
  }
  return match.to;
}
