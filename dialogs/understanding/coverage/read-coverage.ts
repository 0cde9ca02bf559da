import type { SupportWindow } from '../../rules/facts.ts';
import { type Item, is, meaningOf } from '../items.ts';
import { longestMatch, phrase } from '../phrase.ts';
import type { CoverageValue, Reading, Span } from '../reading.ts';
import { type ClockRange, readClockRange } from './clock.ts';
import { type DaySet, readDays } from './days.ts';
import { readZone } from './places.ts';

const roundTheClock = [
  { phrase: phrase('round-the-clock') },
  { phrase: phrase('h:number hour? slash|times|comma? d:number day?') },
];
const totals = [
  { phrase: phrase('days:number times|slash hours:number'), kind: 'product' as const },
  { phrase: phrase('hours:number ^dot|comma ^tenths:digits hour per? day?'), kind: 'hours' as const },
  { phrase: phrase('hours:number hour and? half? per? day?'), kind: 'hours' as const },
  { phrase: phrase('hours:number hour per? week'), kind: 'weekly' as const },
  { phrase: phrase('per? day hours:number hour'), kind: 'hours' as const },
  { phrase: phrase('days:number day per? week?'), kind: 'days' as const },
  { phrase: phrase('per? week days:number day'), kind: 'days' as const },
];

interface Found {
  ranges: (ClockRange & { days?: DaySet })[];
  daySets: DaySet[];
  hoursPerDay?: number;
  daysPerWeek?: number;
  zone?: string;
  markets: string[];
  always: boolean;
  first: number;
  behind: number;
}

/** Reads support hours, zone and markets, each only if it was said. */
export function readCoverage(items: Item[], spanOf: (from: number, to: number) => Span): Reading {
  const found = find(items);
  if (found === 'impossible') return { outcome: 'nothing', reason: 'impossible' };
  const value = toValue(found, items);
  const said = Object.keys(value).length > 1;
  if (!said)
    return { outcome: 'nothing', reason: items.some((item) => is(item, 'vague')) ? 'vague' : 'unknown' };
  return { outcome: 'value', candidate: { value, span: spanOf(found.first, found.behind) } };
}

function find(items: Item[]): Found | 'impossible' {
  const found: Found = {
    ranges: [],
    daySets: [],
    markets: [],
    always: false,
    first: items.length,
    behind: 0,
  };
  const anyHours = items.some(
    (item, at) =>
      readClockRange(items, at) !== undefined ||
      is(item, 'hour') ||
      is(item, 'round-the-clock') ||
      is(item, 'times'),
  );
  let at = 0;
  while (at < items.length) {
    const behind = readPart(items, at, found, anyHours);
    if (behind === 'impossible') return behind;
    if (behind > at) {
      found.first = Math.min(found.first, at);
      found.behind = behind;
    }
    at = Math.max(behind, at + 1);
  }
  return found;
}

/** Reads one part of what can be said at an item into `found`; answers where it ends. */
function readPart(items: Item[], at: number, found: Found, cities: boolean): number | 'impossible' {
  const zone = readZone(items, at, cities && found.zone === undefined);
  if (zone) {
    found.zone ??= zone.zone;
    return zone.behind;
  }
  const always = readRoundTheClock(items, at);
  if (always !== undefined) {
    found.always = true;
    return always;
  }
  const range = readClockRange(items, at);
  if (range) {
    found.ranges.push(range);
    return range.behind;
  }
  const days = readDays(items, at);
  if (days) {
    found.daySets.push(days);
    return days.behind;
  }
  const total = longestMatch(totals, items, at);
  if (total) return readTotal(total.tried.kind, total.match, found);
  const country = meaningOf(items[at], 'country') ?? countryCode(items, at);
  if (country !== undefined) {
    if (!found.markets.includes(country)) found.markets.push(country);
    return at + 1;
  }
  return at;
}

/** "BR, MX": codes in capitals, or a message that holds nothing else; "in", "is" and "no" are codes too. */
function countryCode(items: Item[], at: number): string | undefined {
  const code = items[at]?.raw ?? '';
  const onlyCodes = items.every(
    (item) => isCode(item.raw.toUpperCase()) || is(item, 'comma') || is(item, 'and'),
  );
  return isCode(onlyCodes ? code.toUpperCase() : code) ? code.toUpperCase() : undefined;
}

function isCode(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && countryNames.of(code) !== undefined;
}

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function readRoundTheClock(items: Item[], at: number): number | undefined {
  const found = longestMatch(roundTheClock, items, at);
  if (found === undefined) return undefined;
  const numbers = [found.match.number('h'), found.match.number('d')];
  if (numbers[0] === undefined) return found.match.to;
  return [24, 7].every((wanted) => numbers.includes(wanted)) ? found.match.to : undefined;
}

function readTotal(
  kind: (typeof totals)[number]['kind'],
  match: { number(name: string): number | undefined; text(name: string): string | undefined; to: number },
  found: Found,
): number | 'impossible' {
  const days = match.number('days');
  const hours = match.text('tenths')
    ? Number(`${match.text('hours')}.${match.text('tenths')}`)
    : match.number('hours');
  if (kind === 'weekly') return match.to;
  if (kind === 'product' && days !== undefined && hours !== undefined) {
    found.hoursPerDay = Math.max(days, hours);
    found.daysPerWeek = Math.min(days, hours);
  } else if (hours !== undefined) {
    found.hoursPerDay = hours;
  } else if (days !== undefined) {
    found.daysPerWeek = days;
  }
  if ((found.hoursPerDay ?? 0) > 24 || (found.daysPerWeek ?? 0) > 7) return 'impossible';
  return match.to;
}

function toValue(found: Found, items: Item[]): CoverageValue {
  const value: CoverageValue = { kind: 'coverage' };
  if (found.always) {
    value.windows = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }];
  } else if (found.ranges.length > 0) {
    addRanges(value, found);
  } else {
    if (found.hoursPerDay !== undefined) value.hoursPerDay = found.hoursPerDay;
    const days = found.daysPerWeek ?? dayCount(found.daySets);
    if (days !== undefined) value.daysPerWeek = days;
  }
  if (found.zone !== undefined) value.zone = found.zone;
  if (found.markets.length > 0) value.markets = found.markets;
  if (items.some((item) => is(item, 'automatic'))) value.answeredBy = 'automatic';
  return value;
}

/** Clock times on days make windows; without days they are only a length. */
function addRanges(value: CoverageValue, found: Found): void {
  const lengths = found.ranges.map((range) => ((range.to - range.from + 1440 - 1) % 1440) + 1);
  const windows: SupportWindow[] = found.ranges.flatMap((range) => {
    const days = daysOf(range, found)?.days;
    return days ? [{ days, from: clock(range.from), to: clock(range.to) }] : [];
  });
  if (windows.length === found.ranges.length) {
    value.windows = windows;
    return;
  }
  value.hoursPerDay = lengths.reduce((sum, length) => sum + length, 0) / 60;
  if (found.daysPerWeek !== undefined) value.daysPerWeek = found.daysPerWeek;
}

/** The days a range is meant for: those said last before it if days come first, else the next. */
function daysOf(range: ClockRange, found: Found): DaySet | undefined {
  const before = found.daySets.filter((days) => days.behind <= range.first).at(-1);
  const after = found.daySets.find((days) => days.first >= range.behind);
  const daysFirst = (found.daySets[0]?.first ?? 0) < (found.ranges[0]?.first ?? 0);
  return daysFirst ? (before ?? after) : (after ?? before);
}

function dayCount(daySets: DaySet[]): number | undefined {
  return daySets.length === 0 ? undefined : new Set(daySets.flatMap((set) => set.days)).size;
}

function clock(minutes: number): string {
  const within = minutes === 1440 ? 1440 : minutes % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}
