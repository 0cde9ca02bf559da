import { type Item, is, isFiller } from '../items.ts';
import { longestMatch, type Match, phrase } from '../phrase.ts';
import { isSign } from '../sentences.ts';
import { readClockRange } from './clock.ts';
import { readDays } from './days.ts';
import type { FoundCoverage } from './found-coverage.ts';
import { namedShifts } from './named-shifts.ts';
import { isDenied } from './round-the-clock.ts';
import { tellsDays } from './tells-days.ts';

const totals = [
  { phrase: phrase('hours:number hour weekly|per-week|per-week-before'), kind: 'weekly' },
  { phrase: phrase('per-week-before|week per? hours:number hour'), kind: 'weekly' },
  // "Two shifts of 8 hours", iki vardiya sekizer saat
  {
    phrase: phrase('shifts:number person? shift comma? per? shift? hours:number|each hour'),
    kind: 'shifts',
  },
  // "Three 8-hour shifts", 8 saatlik üç vardiya
  { phrase: phrase('shifts:number hours:number dash? hour shift'), kind: 'shifts' },
  { phrase: phrase('hours:each hour shifts:number person? shift'), kind: 'shifts' },
  // ثلاث ورديات كل وحدة 8 ساعات
  { phrase: phrase('shifts:number shift per one:number hours:number hour'), kind: 'shifts' },
  // "Shifts of 12 hours, two shifts"
  { phrase: phrase('shift hours:number hour comma? shifts:number shift'), kind: 'shifts' },
  { phrase: phrase('hours:number hour shifts:number person? shift'), kind: 'shifts' },
  { phrase: phrase('days:number hour? times|slash hours:number hour|day?'), kind: 'product' },
  { phrase: phrase('hours:number ^dot|comma ^tenths:digits hour per? day?'), kind: 'hours' },
  { phrase: phrase('hours:number|article hour and? half:half? per? day?'), kind: 'hours' },
  { phrase: phrase('hours:number hour per? day'), kind: 'hours' },
  // 一个半小时, "one and a half hours"
  { phrase: phrase('hours:number and? half:half hour per? day?'), kind: 'hours' },
  // "Achteinhalb Stunden"
  { phrase: phrase('long:duration hour per? day?'), kind: 'hours' },
  { phrase: phrase('hours:number hour per week'), kind: 'weekly' },
  // 1日8時間
  { phrase: phrase('one:number day hours:number hour half:half?'), kind: 'hours' },
  { phrase: phrase('per-day-before|day|every-day per? hours:number hour half:half?'), kind: 'hours' },
  // 每天八个半小时
  { phrase: phrase('per-day-before|every-day hours:number person? half:half hour'), kind: 'hours' },
  // "Delapan setengah jam"
  { phrase: phrase('hours:number half:half-more per? day?'), kind: 'hours' },
  { phrase: phrase('days:number day per? week?'), kind: 'days' },
  { phrase: phrase('per-week-before|week per? days:number day'), kind: 'days' },
  // "5x a week"
  { phrase: phrase('days:number times per? week|weekly'), kind: 'days' },
  // "Five nights"
  { phrase: phrase('days:number night-unit per? week?'), kind: 'days' },
] as const;

/** Reads "8 hours a day", "five days a week", "5x8" at an item into `found`; answers the index behind it. */
export function readTotal(items: Item[], at: number, found: FoundCoverage): number | undefined {
  const total = longestMatch(totals, items, at);
  if (
    total === undefined ||
    isDelay(items, at, total) ||
    // "8 or 9 hours a day"
    (is(items[at - 1], 'or') && is(items[at - 2], 'number')) ||
    total.match.to - at <= 1 ||
    isClockTime(items, at, total.match.to) ||
    hidesRange(items, at, total.match.to)
  )
    return undefined;
  const days = readDays(items, at);
  if (days && days.behind >= total.match.to) return undefined;
  // 주 7일 하루 16시간
  if (is(items[at], 'every-day') && !is(items[at], 'per-day-before') && days) found.daySets.push(days);
  const said = items.slice(at, total.match.to);
  if (is(items[at], 'every-day')) found.everyDay = true;
  const daily = said.some((item) => is(item, 'day') || is(item, 'per') || is(item, 'per-day-before'));
  const off = total.tried.kind === 'days' ? daysOff(items, total.match) : undefined;
  if (off !== undefined) {
    found.daysPerWeek = 7 - off;
    return total.match.to;
  }
  const hours = total.match.number('hours') ?? 0;
  // "Non 24 ore, solo dalle 8 alle 20"
  if (hours === wholeDay && isDenied(items, at, total.match.to)) return total.match.to;
  const shifts = total.tried.kind === 'hours' ? namedShifts(items, at, total.match.to) : undefined;
  if (shifts === 0) return undefined;
  if (shifts !== undefined) {
    found.hoursPerDay = Math.min(24, shifts * hours);
    return total.match.to;
  }
  // "35h sur 5 jours": more than a day has are those of a week.
  const weekly = total.tried.kind === 'hours' && hours > 24 && !daily;
  return take(weekly ? 'weekly' : total.tried.kind, total.match, found);
}

const wholeDay = 24;

/** Of more days a week than this nobody says that they are closed. */
const mostDaysOff = 3;

/** "Closed one day a week", haftada bir gün kapalıyız: how many days they rest. */
function daysOff(items: Item[], match: Match): number | undefined {
  const days = match.number('days') ?? 0;
  const near = (start: number, step: 1 | -1): Item | undefined => {
    let at = start;
    while (isFiller(items[at])) at += step;
    return items[at];
  };
  const rests = (item: Item | undefined): boolean =>
    ['except', 'except-after', 'unstaffed', 'closes'].some((tag) => is(item, tag));
  const off = rests(near(match.from - 1, -1)) || rests(near(match.to, 1));
  return off && days >= 1 && days <= mostDaysOff ? days : undefined;
}

function take(kind: (typeof totals)[number]['kind'], match: Match, found: FoundCoverage): number {
  const days = match.number('days');
  // the words give "eight and a half" as so many months of years
  const long = match.number('long');
  const whole = long === undefined ? match.number('hours') : long / 12;
  const hours = match.text('tenths') ? Number(`${match.text('hours')}.${match.text('tenths')}`) : whole;
  if (kind === 'weekly') {
    if (hours !== undefined) found.hoursPerWeek = hours;
  } else if (kind === 'shifts') {
    const together = (match.number('shifts') ?? 1) * (hours ?? 0);
    // "Three shifts, 24 hours" says what they come to.
    found.hoursPerDay = together > 24 ? (hours ?? 0) : together;
  } else if (kind === 'product' && days !== undefined && hours !== undefined && days + hours === 7) {
    // "Escala 6x1, 8h por dia": so many days of work and of rest.
    found.daysPerWeek = Math.max(days, hours);
  } else if (kind === 'product' && days !== undefined && hours !== undefined) {
    // "35h sur 5 jours"
    if (Math.max(days, hours) > 24) found.hoursPerWeek = Math.max(days, hours);
    else found.hoursPerDay = Math.max(days, hours);
    found.daysPerWeek = Math.min(days, hours);
  } else if (kind === 'hours' && hours !== undefined) {
    found.hoursPerDay = hours + (match.text('half') === undefined ? 0 : 0.5);
    found.dailyTotals.push({ hours: found.hoursPerDay, first: match.from, behind: match.to });
    // 1日8時間 is eight hours a day, 5天8小时 on five days.
    const one = match.number('one') ?? 1;
    if (one > 1) found.daysPerWeek = one;
  } else if (kind === 'days' && days !== undefined) {
    // "24 hours, 365 days".
    found.daysPerWeek = days >= 360 && days <= 366 ? 7 : days;
  }
  return match.to;
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
  // "Começa 7h e larga 16h": two of them are times of day.
  const several = countHours(items) > 1 && !items.every((_, index) => isOfOwnDays(items, index));
  if (tried.kind === 'hours' && !daily && /^h$/i.test(items[match.to - 1]?.raw ?? '') && several) return true;
  // "We respond within 4 hours" says how soon, not how long.
  if (tried.kind === 'hours' && items.some((item) => is(item, 'response')) && !isPerDay(items, at, match.to))
    return true;
  const within = is(items[at - 1], 'within') || is(items[match.to], 'within-after');
  const oneDay = match.number('days') === 1 && match.to - at < 3;
  return tried.kind === 'days' ? oneDay || within : tried.kind === 'hours' && within && !daily;
}

/** "We answer 8 hours a day", on répond 8h par jour: said to the end, so no "8 hours by mail". */
function isPerDay(items: Item[], at: number, to: number): boolean {
  if (is(items[at - 1], 'within') || is(items[to], 'within-after')) return false;
  const next = items[to];
  const ends = next === undefined || isSign(next) || is(next, 'number') || tellsDays(next);
  return items.slice(at, to).some((item) => is(item, 'day')) || (ends && is(items[to - 1], 'per'));
}

/** "8h en semaine, 4h le samedi": hours with days right behind them are so many; answers true elsewhere. */
function isOfOwnDays(items: Item[], at: number): boolean {
  if (!/^h$/i.test(items[at]?.raw ?? '') || !is(items[at - 1], 'digits')) return true;
  let behind = at + 1;
  while (isFiller(items[behind]) || is(items[behind], 'per')) behind++;
  const timed = items
    .slice(Math.max(0, at - 3), at)
    .some((item) => startsOrEnds.some((tag) => is(item, tag)));
  return items.slice(behind, behind + 1).some(tellsDays) && !timed;
}

const startsOrEnds = ['from', 'until', 'opens', 'closes', 'dash'];

function countHours(items: Item[]): number {
  return items.filter((item, at) => /^h$/i.test(item.raw) && is(items[at - 1], 'digits')).length;
}

/** 12/05/2021: numbers that go on behind another sign of the same kind. */
function isOfDate(items: Item[], from: number, to: number): boolean {
  const joins = (sign: number, number: number): boolean =>
    ['slash', 'dash', 'dot'].some((tag) => is(items[sign], tag)) &&
    is(items[number], 'digits') &&
    (items[Math.max(sign, number)]?.glued ?? false);
  return is(items[from], 'digits') && (joins(to, to + 1) || joins(from - 1, from - 2));
}
