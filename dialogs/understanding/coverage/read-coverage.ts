import type { SupportWindow, Weekday } from '../../rules/facts.ts';
import { weekdays } from '../../rules/facts.ts';
import { type Item, is, isFiller } from '../items.ts';
import type { CoverageValue, Reading, Span } from '../reading.ts';
import { isSign } from '../sentences.ts';
import { withoutShouting } from '../shouted.ts';
import { asksOfPlaces } from './asked-places.ts';
import { breakMinutes } from './breaks.ts';
import { countriesOfCity } from './cities.ts';
import type { ClockRange } from './clock.ts';
import { isCodeOfPlace } from './country-at.ts';
import type { DaySet } from './days.ts';
import { findCoverage } from './find-coverage.ts';
import type { FoundCoverage } from './found-coverage.ts';
import { areIrregular } from './irregular-hours.ts';
import { withoutClosed } from './named-days.ts';
import { isSmallWord, onlyZone, zoneOfPlace } from './places.ts';
import { regionsOf, sharedZones, withSharedZones } from './shared-zones.ts';
import { withoutAsides } from './without-asides.ts';
import { withoutFormer } from './without-former.ts';

const week: Weekday[] = [...weekdays];

/**
 * Reads support hours, zone and markets, each only if it was said.
 *
 * @param languages tags of the languages it is read in: their regions tell which zone a shared name means
 */
export function readCoverage(
  received: Item[],
  spanOf: (from: number, to: number) => Span,
  languages: string[],
): Reading {
  const spoken = withoutShouting(received, (at) => isCodeOfPlace(received, at));
  const items = withSharedZones(withoutAsides(withoutFormer(spoken)), regionsOf(languages));
  const found = findCoverage(items);
  if (found === 'impossible') return { outcome: 'nothing', reason: 'impossible' };
  if (asksOfPlaces(items, found)) return { outcome: 'nothing', reason: 'vague' };
  const depends = items.some((item) => is(item, 'depends'));
  // "Depends on the plan, gold gets 24x7, everyone else 9x5"
  const told = found.ranges.length > 0 || found.always || found.hoursPerDay !== undefined;
  const irregular =
    found.irregular || (told && depends) || (found.ranges.length > 0 && areIrregular(items, found.ranges));
  const value = toValue(
    irregular ? withoutHours(found) : found.unreadBreak ? { ...found, ranges: [] } : found,
    items,
  );
  if (found.behind > 0 && Object.keys(value).join() === 'kind,zone' && isOfSomethingElse(items))
    return { outcome: 'nothing', reason: 'unknown' };
  const city = Object.keys(value).length === 1 ? loneCity(found, items) : undefined;
  if (city) value.city = city;
  if (Object.keys(value).length === 1) {
    const shared = chooseZone(items, spanOf);
    if (shared) return shared;
    const said = (tag: string): boolean => items.some((item) => is(item, tag));
    if (said('region')) return { outcome: 'nothing', reason: 'region' };
    // Places that are no sure markets here are none in another language either.
    const vague =
      irregular || said('vague') || said('usual-hours') || said('unsure') || found.places.length > 0;
    return { outcome: 'nothing', reason: vague ? 'vague' : 'unknown' };
  }
  const span = spanOf(found.first, found.behind);
  const [doubted] = value.windows || value.hours ? found.ranges.filter((range) => range.doubted) : [];
  if (doubted === undefined || found.ranges.length > 1)
    return { outcome: 'value', candidate: { value, span } };
  const ways = [doubted, ...(doubted.doubted ?? [])];
  const candidates = ways.map(({ from, to }) => ({
    value: toValue({ ...found, ranges: [{ ...doubted, from, to }] }, items),
    span,
  }));
  return { outcome: 'choose', candidates };
}

/** "Recommend me a restaurant in Moscow for tonight": a place among words that are not known, and no word of time. */
function isOfSomethingElse(items: Item[]): boolean {
  const unknown = items.filter((item) => item.meanings.length === 0 && !isSign(item));
  const ofTime = ['zone-name', 'zone-word', 'zone-here', 'time-word'];
  return unknown.length > 1 && !items.some((item) => ofTime.some((tag) => is(item, tag)));
}

/** "IST", and nothing else that is known: the zones it may be. */
function chooseZone(items: Item[], spanOf: (from: number, to: number) => Span): Reading | undefined {
  const at = items.findIndex((item) => sharedZones(item).length > 0);
  const item = items[at];
  const beside = items.filter((other) => other !== item && !isSign(other));
  if (item === undefined || isSmallWord(items, at) || beside.some((other) => !passesZone(other)))
    return undefined;
  const span = spanOf(at, at + 1);
  const candidates = sharedZones(item).map((zone) => ({ value: { kind: 'coverage' as const, zone }, span }));
  return { outcome: 'choose', candidates };
}

function passesZone(item: Item): boolean {
  return isFiller(item) || ['time-word', 'zone-word', 'polite'].some((tag) => is(item, tag));
}

function withoutHours(found: FoundCoverage): FoundCoverage {
  const { hoursPerDay: _hours, daysPerWeek: _days, ...others } = found;
  return { ...others, ranges: [], breaks: [], daySets: [], closedDays: [], always: false };
}

/** "Vienna", and nothing else that is known. */
function loneCity({ places }: FoundCoverage, items: Item[]): CoverageValue['city'] {
  const [at, another] = places;
  const item = at === undefined || another !== undefined ? undefined : items[at];
  const [country, orElse] = countriesOfCity(item);
  if (country === undefined || orElse !== undefined || items.some((one) => is(one, 'region')))
    return undefined;
  const zone = zoneOfPlace(item);
  return zone === undefined ? { country } : { country, zone };
}

function toValue(found: FoundCoverage, items: Item[]): CoverageValue {
  const value: CoverageValue = { kind: 'coverage' };
  const days = daysSaid(found);
  if (found.always && days === undefined && found.hoursPerDay === undefined && (found.daysPerWeek ?? 7) < 7) {
    value.hoursPerDay = 24;
    if (found.daysPerWeek !== undefined) value.daysPerWeek = found.daysPerWeek;
  } else if (found.always) {
    value.windows = [{ days: openAlways(days), from: '00:00', to: '24:00' }];
  } else if (found.ranges.length > 0) {
    addRanges(value, found, days);
  } else {
    if (found.hoursPerDay !== undefined) value.hoursPerDay = found.hoursPerDay;
    const daysPerWeek = found.daysPerWeek ?? days?.length;
    if (daysPerWeek) value.daysPerWeek = daysPerWeek;
    if (days) value.days = days;
  }
  const pause = breakMinutes(found.breaks);
  if (pause !== undefined && found.ranges.length > 0) value.breakMinutes = pause;
  const zone = onlyZone(found.zones.length > 0 ? found.zones : found.cityZones);
  if (zone !== undefined) value.zone = zone;
  if (found.markets.length > 0) value.markets = found.markets;
  if (items.some((item) => is(item, 'automatic'))) value.answeredBy = found.byPeople ? 'people' : 'automatic';
  return value;
}

/** "Non-stop, weekends too" names the days that might be doubted, not the only ones. */
function openAlways(days: Weekday[] | undefined): Weekday[] {
  return days === undefined || days.every((day) => day === 'sat' || day === 'sun') ? week : days;
}

/** Clock times on days make windows; without days they are only a length. */
function addRanges(value: CoverageValue, found: FoundCoverage, days: Weekday[] | undefined): void {
  const excluded = new Set(found.closedDays.flatMap((set) => set.days));
  const windows: SupportWindow[] = found.ranges.flatMap((range) => {
    const own = (found.doubtfulDays ? undefined : (daysOf(range, found)?.days ?? days))?.filter(
      (day) => !excluded.has(day),
    );
    return own ? [{ days: own, from: clock(range.from), to: clock(range.to) }] : [];
  });
  if (windows.length === found.ranges.length) {
    value.windows = windows;
    return;
  }
  const minutes =
    found.ranges.reduce((sum, range) => sum + length(range), 0) - (breakMinutes(found.breaks) ?? 0);
  value.hoursPerDay = minutes / 60;
  value.hours = found.ranges.map((range) => ({ from: clock(range.from), to: clock(range.to) }));
  if (found.daysPerWeek !== undefined) value.daysPerWeek = found.daysPerWeek;
}

/** The length of a range in minutes; it may pass midnight. */
function length(range: ClockRange): number {
  return ((range.to - range.from + 1440 - 1) % 1440) + 1;
}

/** All days that were said, less those that are closed; "every day but Sunday" may name only the closed one. */
function daysSaid({ daySets, closedDays, daysPerWeek, doubtfulDays }: FoundCoverage): Weekday[] | undefined {
  if (doubtfulDays) return undefined;
  if (daySets.length === 0 && closedDays.length === 0) return daysPerWeek === 7 ? week : undefined;
  return withoutClosed(daySets, closedDays);
}

/** The days a range is meant for: those said last before it if days come first, else the next. */
function daysOf(range: ClockRange, { daySets, ranges }: FoundCoverage): DaySet | undefined {
  if (daySets.length === 1) return daySets[0];
  // "9 to 18, Friday to 16, Mon-Fri": of several sets behind the only hours none is theirs alone.
  if (ranges.length === 1 && daySets.every((days) => days.first >= range.behind)) return undefined;
  const before = daySets.filter((days) => days.behind <= range.first).at(-1);
  const after = daySets.find((days) => days.first >= range.behind);
  const daysFirst = (daySets[0]?.first ?? 0) < (ranges[0]?.first ?? 0);
  return daysFirst ? (before ?? after) : (after ?? before);
}

function clock(minutes: number): string {
  const within = minutes === 1440 ? 1440 : minutes % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}
