import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { longestMatch, type Match, phrase } from '../phrase.ts';
import { type Break, isOfBreak, namesUnreadBreak, readBreak, takeInnerBreaks } from './breaks.ts';
import { countriesOfCity } from './cities.ts';
import { type ClockRange, readClockRange } from './clock.ts';
import { isShut } from './closed.ts';
import { type DaySet, readDays } from './days.ts';
import { readEarlyClose } from './early-close.ts';
import { findMarkets, isPlace } from './find-markets.ts';
import { judgeDays } from './named-days.ts';
import { settleOverlaps } from './overlaps.ts';
import { onlyZone, readZone, zoneOfPlace } from './places.ts';
import { readShiftedZone } from './shifted-zone.ts';

/** Everything about support hours and markets that a message names. */
export interface FoundCoverage {
  ranges: ClockRange[];
  daySets: DaySet[];
  closedDays: DaySet[];
  hoursPerDay?: number;
  daysPerWeek?: number;
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
  // "5x a week"
  { phrase: phrase('days:number times per? week|weekly'), kind: 'days' },
  // "Five nights"
  { phrase: phrase('days:number night-unit per? week?'), kind: 'days' },
] as const;

/** Finds them from left to right; answers 'impossible' for more than a day has hours or a week has days. */
export function findCoverage(received: Item[]): FoundCoverage | 'impossible' {
  const shifted = readShiftedZone(received);
  const items = shifted
    ? received.map((item, at) => (shifted.said.includes(at) ? passed(item) : item))
    : received;
  const found: FoundCoverage = {
    ranges: [],
    daySets: [],
    closedDays: [],
    breaks: [],
    unreadBreak: false,
    zones: [],
    cityZones: [],
    places: [],
    markets: [],
    always: false,
    byPeople: false,
    doubtfulDays: false,
    irregular: false,
    first: items.length,
    behind: 0,
  };
  const hours = items.some(
    (item, at) =>
      readClockRange(items, at) || ['hour', 'round-the-clock', 'times'].some((tag) => is(item, tag)),
  );
  const selling = items.some((item) => is(item, 'market-word'));
  const breaks = items.some((item) => isOfBreak(item));
  for (let at = 0; at < items.length; ) {
    const behind = readPart(items, at, found, { hours, selling, breaks });
    if (behind > at) {
      found.first = Math.min(found.first, at);
      found.behind = behind;
    }
    at = Math.max(behind, at + 1);
  }
  if (found.always && found.ranges.length > 0) settleAlways(items, found);
  if (shifted) {
    found.zones.push(shifted.zone);
    found.first = Math.min(found.first, ...shifted.said);
    found.behind = Math.max(found.behind, ...shifted.said.map((at) => at + 1));
  }
  takeNamedOffset(items, found);
  found.markets = findMarkets(items, found.places, hours);
  takeInnerBreaks(items, found);
  found.unreadBreak = namesUnreadBreak(items, found);
  const days = judgeDays(items, found);
  if (!days.irregular) found.ranges = settleOverlaps(items, found.ranges, found.daySets);
  found.daySets = days.open;
  found.closedDays = days.closed;
  found.doubtfulDays = days.doubtful;
  found.irregular = days.irregular;
  // Hours of a day that is not known may lie within the others.
  if (days.doubtful) found.ranges = settleOverlaps(items, found.ranges, []);
  return (found.hoursPerDay ?? 0) > 24 || (found.daysPerWeek ?? 0) > 7 ? 'impossible' : found;
}

/**
 * "Non-stop from 9 to 18" has no break, "the bot is on 24/7, people 9 to 18" tells the hours of people, and of "open 9
 * to 5, the phone is on 24/7" it is not known which count.
 */
function settleAlways(items: Item[], found: FoundCoverage): void {
  const automatic = items.some((item) => is(item, 'automatic'));
  if (items.some(isAlways) && !automatic) found.ranges = [];
  else found.byPeople = automatic;
  found.always = false;
}

/** An item that has been read. */
function passed(item: Item): Item {
  return { ...item, meanings: [{ tag: 'filler', value: '' }] };
}

interface Surroundings {
  /** Hours are said somewhere: a lone city is then a zone. */
  hours: boolean;
  /** Selling is spoken of: places are then markets. */
  selling: boolean;
  /** There is a word of breaks. */
  breaks: boolean;
}

/** Reads what is said at an item into `found`; answers the index behind it. */
function readPart(items: Item[], at: number, found: FoundCoverage, around: Surroundings): number {
  const cities = around.hours && (!around.selling || followsHours(items, at, found));
  const zone = readZone(items, at, cities);
  if (zone) {
    const { zones } = zone.bare ? { zones: found.cityZones } : found;
    for (const one of [zone.zone, ...zoneJoinedTo(items, at)]) if (!zones.includes(one)) zones.push(one);
    return zone.behind;
  }
  const pause = around.breaks ? readBreak(items, at, found.ranges) : undefined;
  if (pause) {
    found.breaks.push(pause);
    return pause.behind;
  }
  const always = readRoundTheClock(items, at);
  if (always !== undefined) {
    found.always = true;
    return always;
  }
  const range = readClockRange(items, at);
  if (range) {
    const lone = found.ranges.length === 0 && isLoneCount(items, range);
    if (!isShut(items, range) && !lone) found.ranges.push(range);
    return range.behind;
  }
  const early = readEarlyClose(items, at, found);
  if (early) {
    found.ranges.push(early);
    return early.behind;
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
    if (!days || days.behind < total.match.to) {
      // 주 7일 하루 16시간
      if (is(items[at], 'every-day') && !is(items[at], 'per-day-before') && days) found.daySets.push(days);
      return readTotal(total.tried.kind, total.match, found);
    }
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

/** "London and Sydney time" are two zones. */
function zoneJoinedTo(items: Item[], at: number): string[] {
  const joined = ['and', 'or', 'slash'].some((tag) => is(items[at - 1], tag));
  const zone = joined && countriesOfCity(items[at - 2]).length > 0 ? zoneOfPlace(items[at - 2]) : undefined;
  return zone === undefined ? [] : [zone];
}

/** "20% off for 3 to 5 licences": small numbers with no days and no word of hours beside them. */
function isLoneCount(items: Item[], { from, first, behind }: ClockRange): boolean {
  const words = items.slice(first, behind);
  const tells = ['am', 'pm', 'oclock', 'hour', 'colon', 'noon', 'midnight', 'part-before', 'clock', 'half'];
  const told = words.some((item) => tells.some((tag) => is(item, tag)));
  const closing = items.some((item) => isOfBreak(item) || is(item, 'except') || is(item, 'unstaffed'));
  return from > 0 && from < earliest && !told && !closing && !items.some((item) => tellsDays(item));
}

/** In minutes since midnight: nobody opens earlier without saying that it is in the morning. */
const earliest = 6 * 60;

/** "MSK+4, Krasnoyarsk": a place that keeps the time that was said only tells its name. */
function takeNamedOffset(items: Item[], found: FoundCoverage): void {
  const [offset, another] = found.zones;
  if (offset === undefined || another !== undefined || !/^[+-]/.test(offset)) return;
  const at = found.places.find(
    (place) => onlyZone([offset, zoneOfPlace(items[place]) ?? offset]) !== undefined,
  );
  const zone = at === undefined ? undefined : zoneOfPlace(items[at]);
  if (zone === undefined || items.some((item) => is(item, 'market-word'))) return;
  found.zones = [zone];
  found.places = found.places.filter((place) => place !== at);
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

function isAlways(item: Item): boolean {
  return is(item, 'round-the-clock') && !is(item, 'uninterrupted');
}

function readRoundTheClock(items: Item[], at: number): number | undefined {
  const found = longestMatch(roundTheClock, items, at);
  if (found === undefined) return undefined;
  const numbers = [found.match.number('h'), found.match.number('d')];
  // Before the message is looked through: a row of numbers has such a pair at each of them.
  if (numbers[0] !== undefined && ![24, 7].every((wanted) => numbers.includes(wanted))) return undefined;
  const delay = items.some((item) => is(item, 'response')) && !items.some((item) => item.raw.includes('7'));
  if (delay) return undefined;
  // "E-mail us any time" promises no answer at night.
  const written = items.some((item) => is(item, 'by-mail')) && !/24|7/.test(items[at]?.raw ?? '');
  if (written) return undefined;
  // "Any time within business hours"
  const usual = items.some((item) => is(item, 'usual-hours')) && !/24|7/.test(items[at]?.raw ?? '');
  if (usual && numbers[0] === undefined) return undefined;
  return found.match.to;
}

function isClosed(items: Item[], { first, behind }: DaySet): boolean {
  let left = first - 1;
  // "Fechamos ao domingo"
  while (isFiller(items[left]) || is(items[left], 'per')) left--;
  let right = behind;
  while (isFiller(items[right])) right++;
  return is(items[left], 'except') || is(items[right], 'except-after');
}

/** "We answer within two days", bir gün içinde: no days of a week. */
function isDelay(
  items: Item[],
  at: number,
  { tried, match }: { tried: { kind: string }; match: Match },
): boolean {
  if (isOfDate(items, at, match.to)) return true;
  // "An hour less": nobody serves for an hour a day and leaves the day out.
  const daily = items.slice(at, match.to).some((item) => is(item, 'day') || is(item, 'per'));
  if (tried.kind === 'hours' && (match.number('hours') ?? 1) <= 1 && !daily) return true;
  // "18h" alone is as well a time of day.
  const clock = /^h$/i.test(items[match.to - 1]?.raw ?? '') && !items.some((item) => tellsDays(item));
  if (tried.kind === 'hours' && clock && !daily) return true;
  // "We respond within 4 hours" says how soon, not how long.
  if (tried.kind === 'hours' && items.some((item) => is(item, 'response'))) return true;
  const within = is(items[at - 1], 'within') || is(items[match.to], 'within-after');
  const oneDay = match.number('days') === 1 && match.to - at < 3;
  return tried.kind === 'days' ? oneDay || within : tried.kind === 'hours' && within && !daily;
}

function tellsDays(item: Item): boolean {
  return ['day', 'weekday', 'days', 'days-per-week', 'working-days', 'every-day', 'weekend', 'week'].some(
    (tag) => is(item, tag),
  );
}

/** 12/05/2021: numbers that go on behind another sign of the same kind. */
function isOfDate(items: Item[], from: number, to: number): boolean {
  const joins = (sign: number, number: number): boolean =>
    ['slash', 'dash', 'dot'].some((tag) => is(items[sign], tag)) &&
    is(items[number], 'digits') &&
    (items[Math.max(sign, number)]?.glued ?? false);
  return is(items[from], 'digits') && (joins(to, to + 1) || joins(from - 1, from - 2));
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
