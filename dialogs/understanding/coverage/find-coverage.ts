import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { isOfOneDay } from './break-of-day.ts';
import { isOfBreak, namesUnreadBreak, readBreak, takeInnerBreaks } from './breaks.ts';
import { countriesOfCity } from './cities.ts';
import { readClockRange } from './clock.ts';
import { readClock } from './clock-time.ts';
import { isOnlyClosed, isShut } from './closed.ts';
import { areClosed } from './closed-days.ts';
import { readDays } from './days.ts';
import { deniesBreak } from './denied-break.ts';
import { readEarlyClose } from './early-close.ts';
import { findMarkets, isPlace } from './find-markets.ts';
import type { FoundCoverage } from './found-coverage.ts';
import { takeIncludedBreak } from './included-break.ts';
import { isLoneCount } from './lone-count.ts';
import { judgeDays } from './named-days.ts';
import { isSaidAlone, leadsCountries, takeNamedOffset } from './named-offset.ts';
import { settleOverlaps } from './overlaps.ts';
import { onlyZone, readZone, zoneOfPlace } from './places.ts';
import { isDenied, readRoundTheClock, settleAlways } from './round-the-clock.ts';
import { settleTotals } from './settle-totals.ts';
import { isUnclearShift, readShiftedZone } from './shifted-zone.ts';
import { standsAlone } from './stands-alone.ts';
import { readTotal } from './totals.ts';
import { settleUnequalDays } from './unequal-days.ts';
import { readWorkWeek } from './work-week.ts';

/** Finds them from left to right; answers 'impossible' for more than a day has hours or a week has days. */
export function findCoverage(received: Item[]): FoundCoverage | 'impossible' {
  const shifted = readShiftedZone(received);
  const items = shifted
    ? received.map((item, at) => (shifted.said.includes(at) ? passed(item) : item))
    : received;
  const found: FoundCoverage = {
    ranges: [],
    shut: [],
    daySets: [],
    closedDays: [],
    dailyTotals: [],
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
  const breaks = items.some((item) => isOfBreak(item)) || closesAtNoon(items);
  const left: number[] = [];
  for (let at = 0; at < items.length; ) {
    const behind = readPart(items, at, found, { hours, selling, breaks });
    if (behind === at) left.push(at);
    if (behind > at) {
      found.first = Math.min(found.first, at);
      found.behind = behind;
    }
    at = Math.max(behind, at + 1);
  }
  // "People 8x5, the bot 24x7" tells hours in a number.
  const automatic = items.some((item) => is(item, 'automatic'));
  if (found.always && (found.ranges.length > 0 || (automatic && found.hoursPerDay !== undefined)))
    settleAlways(items, found);
  if (shifted) {
    found.zones.push(shifted.zone);
    found.first = Math.min(found.first, ...shifted.said);
    found.behind = Math.max(found.behind, ...shifted.said.map((at) => at + 1));
  }
  if (!shifted && isUnclearShift(items)) {
    found.zones = [];
    found.cityZones = [];
  }
  takeNamedOffset(items, found);
  found.markets = findMarkets(items, found, hours);
  takeInnerBreaks(items, found);
  found.breaks = found.breaks.filter((pause) => !isOfOneDay(items, pause, found.daySets));
  // "One hour for lunch, but someone always covers"
  const covered = items.some((item) => is(item, 'break-covered')) || (breaks && deniesBreak(items));
  if (covered) found.breaks = [];
  found.unreadBreak =
    (!covered && namesUnreadBreak(items, found)) ||
    (found.ranges.length > 0 && leavesTime(items, left)) ||
    isOnlyClosed(items, found.ranges);
  const days = judgeDays(items, found);
  if (!days.irregular) found.ranges = settleOverlaps(items, found.ranges, found.daySets);
  found.daySets = days.open;
  found.closedDays = days.closed;
  found.doubtfulDays = days.doubtful;
  found.irregular = days.irregular;
  // Hours of a day that is not known may lie within the others.
  if (days.doubtful) found.ranges = settleOverlaps(items, found.ranges, []);
  settleUnequalDays(items, found, left);
  settleTotals(found);
  if (!automatic && exceedsRanges(found)) {
    if (items.some((item) => is(item, 'in-total'))) found.ranges = [];
    else found.irregular = true;
  }
  if (!automatic && contradictsAlways(found)) found.irregular = true;
  takeIncludedBreak(items, found);
  return (found.hoursPerDay ?? 0) > 24 || (found.daysPerWeek ?? 0) > 7 ? 'impossible' : found;
}

/**
 * "9 to 12, then from one in the afternoon": a time of day that nothing was made of may change the hours, unless it is
 * taken back, as in 不是9点，是10点到18点.
 */
function leavesTime(items: Item[], left: number[]): boolean {
  const takesBack = (item: Item): boolean =>
    ['not', 'not-after', 'negation', 'correction'].some((tag) => is(item, tag));
  return left.some((at) => {
    const clock = is(items[at], 'number') ? readClock(items, at) : undefined;
    return clock?.clear && !items.slice(Math.max(0, at - 2), clock.behind + 2).some(takesBack);
  });
}

/**
 * "Lisbon has 8 to 16, Manila the rest, 24 hours in all": more hours a day than the stretches that are told come to,
 * which are those meant only where they are said to be the sum.
 */
function exceedsRanges({ ranges, dailyTotals }: FoundCoverage): boolean {
  if (ranges.length === 0) return false;
  const told = ranges.reduce((sum, { from, to }) => sum + (to > from ? to - from : to + 1440 - from), 0);
  return dailyTotals.some(({ hours }) => hours * 60 > told);
}

/** "Early and late shift, eight hours each, we never close": fewer hours than a day has, though "always" was said. */
function contradictsAlways({ always, hoursPerDay, dailyTotals }: FoundCoverage): boolean {
  return always && hoursPerDay !== undefined && hoursPerDay < 24 && dailyTotals.length === 0;
}

/** 昼に1時間閉めます */
function closesAtNoon(items: Item[]): boolean {
  return items.some((item) => is(item, 'noon')) && items.some((item) => is(item, 'closes'));
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
  const cities =
    around.hours && (!around.selling || followsHours(items, at, found) || standsAlone(items, at));
  const zone = readZone(items, at, cities);
  // "9-6 WIB, Singapore": behind a zone that was said a country with another time names buyers.
  const elsewhere =
    zone?.bare && is(items[at], 'country') && found.zones.some((said) => !onlyZone([said, zone.zone]));
  // "UTC+3, только Россия"
  const alone = zone?.bare && is(items[at], 'country') && found.zones.length > 0 && isSaidAlone(items, at);
  // "9 to 6 SGT; Singapore, Malaysia and Thailand"
  const listed = zone?.bare && found.zones.length > 0 && leadsCountries(items, at);
  if (zone && !elsewhere && !alone && !listed) {
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
    found.always ||= !isDenied(items, at, always);
    return always;
  }
  const range = readClockRange(items, at);
  if (range) {
    const lone = found.ranges.length === 0 && isLoneCount(items, range);
    if (!lone) found[isShut(items, range) ? 'shut' : 'ranges'].push(range);
    return range.behind;
  }
  const early = readEarlyClose(items, at, found);
  if (early) {
    found.ranges.push(early);
    return early.behind;
  }
  const total = readTotal(items, at, found);
  if (total !== undefined) return total;
  const workWeek = readWorkWeek(items, at);
  if (workWeek) {
    Object.assign(found, workWeek);
    return at + 1;
  }
  const daysPerWeek = meaningOf(items[at], 'days-per-week');
  if (daysPerWeek !== undefined) {
    found.daysPerWeek = Number(daysPerWeek);
    // "Every day 10 to 19, 六日休息": the days off are told by name.
    if (is(items[at], 'weekend'))
      found.closedDays.push({ days: ['sat', 'sun'], first: at, behind: at + 1, few: true });
    return at + 1;
  }
  const days = readDays(items, at);
  if (days) {
    if (areClosed(items, days, found.closedDays)) found.closedDays.push(days);
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

/** "9 to 18 Berlin, customers in France": behind the hours a city tells their zone, even where selling is spoken of. */
function followsHours(items: Item[], at: number, { ranges }: FoundCoverage): boolean {
  let before = at - 1;
  while (isFiller(items[before]) || is(items[before], 'open') || is(items[before], 'comma')) before--;
  return ranges.some(({ behind }) => behind === before + 1);
}
