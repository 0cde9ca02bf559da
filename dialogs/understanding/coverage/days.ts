import { type Weekday, weekdays } from '../../rules/facts.ts';
import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { readClock, skipFillers } from './clock-time.ts';
import { readCountedDays, shortDay } from './counted-days.ts';

/** Days as they were said: "Mon-Fri", "weekdays", "every day except Sunday". */
export interface DaySet {
  days: Weekday[];
  first: number;
  behind: number;
  /** One or two days or the weekend, each named for itself: they may be an exception or come on top. */
  few?: boolean;
}

export const workingDays: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** Days of the week beginning at an item, or undefined. A range may pass the end of the week: Sunday to Thursday. */
export function readDays(items: Item[], at: number): DaySet | undefined {
  if (is(items[at], 'working-days')) return { days: workingDays, first: at, behind: at + 1 };
  // Không nghỉ trưa, 中午不休息: no rest at noon, which says nothing of days.
  const atNoon = is(items[at - 1], 'lunch') || is(items[at + 1], 'lunch');
  // ทุกวันจันทร์: on every Monday, not on every day.
  const ofOne = is(items[at], 'every-day') && weekdayOf(items[at + 1]) !== undefined;
  if (is(items[at], 'every-day') && !atNoon && !ofOne)
    return { days: [...weekdays], first: at, behind: at + 1 };
  if (is(items[at], 'weekend') && !isRestBesideDays(items, at))
    return { days: ['sat', 'sun'], first: at, behind: at + 1, few: true };
  const written = readWrittenRange(items[at]);
  if (written) return { days: written, first: at, behind: at + 1 };
  // "Mrt-Sat": a range whose beginning is not known says nothing either.
  if (is(items[at - 1], 'dash') && items[at - 2]?.meanings.length === 0) return undefined;
  const days = new Set<Weekday>();
  let index = at;
  let behind = at;
  let ranged = false;
  for (;;) {
    const day = weekdayAt(items, index);
    if (day === undefined) break;
    const link = skipFillers(items, behindDay(items, index));
    const linked =
      is(items[link], 'dash') ||
      is(items[link], 'until') ||
      is(items[link], 'tilde') ||
      isWeekBySlash(items, index, link);
    // Turkish says "from Monday" in one word: pazartesiden cumaya.
    const open = is(items[index], 'range-start') || isBareRange(items, index, link);
    const end = linked ? nextDay(items, link + 1) : open ? link : undefined;
    const last =
      end === undefined
        ? undefined
        : (weekdayAt(items, end) ?? (linked ? shortDay(items, index, end) : undefined));
    // "From Sunday to four": an end that is a number in words is none.
    if (last === undefined && end !== undefined && linked && isSpelled(items[end])) return undefined;
    // "Mon-Frj": a range whose end is not known says nothing.
    if (linked && end !== undefined && items[end]?.meanings.length === 0) return undefined;
    behind = last === undefined || end === undefined ? index + 1 : behindDay(items, end);
    if (last !== undefined) ranged = true;
    for (const one of stretch(day, last ?? day)) days.add(one);
    const counted = last === undefined ? readCountedDays(items, index) : undefined;
    for (const one of counted?.days ?? []) days.add(one);
    behind = counted?.behind ?? behind;
    index = nextDay(items, behind);
    // "9-5 mon-fri, sat 10-12": a day with hours of its own does not join those whose hours were said before.
    const ownHours = is(items[index + 1], 'digits') && items.slice(0, at).some((item) => is(item, 'digits'));
    // "Mon-Sat, Wednesdays closed", "even on Saturday, Sunday closed": nor does one that is closed.
    const apart = last !== undefined || is(items[backOverFillers(items, at - 1)], 'including');
    const closed = apart && is(items[skipFillers(items, index + 1)], 'except-after');
    if (index > behind && (ownHours || closed)) break;
  }
  const endless = !ranged && days.size === 1 && isEndless(items, at, behind);
  return days.size === 0 || endless || isLoneLetter(items, at, behind) || isSmallWord(items, at, behind)
    ? undefined
    : { days: weekdays.filter((day) => days.has(day)), first: at, behind, few: !ranged && days.size <= 2 };
}

/** Выходные сб и вс, "сб и вс выходные": the days beside the word for rest are those it means. */
function isRestBesideDays(items: Item[], at: number): boolean {
  const behind = is(items[at], 'except') ? items[skipFillers(items, at + 1)] : undefined;
  const before = is(items[at], 'except-after') ? items[backOverFillers(items, at - 1)] : undefined;
  return weekdayOf(behind) !== undefined || weekdayOf(before) !== undefined;
}

function isSpelled(item: Item | undefined): boolean {
  return is(item, 'number') && !is(item, 'digits');
}

/** "From Saturday to Wendesday": a stretch of days whose end is not known, unless its beginning is told with an hour. */
function isEndless(items: Item[], at: number, behind: number): boolean {
  const next = items[skipFillers(items, behind)];
  return is(items[at - 1], 'from') && !isFiller(items[at - 1]) && next?.meanings.length === 0;
}

/** จ-ศ, "M/W/F": letters that are days only together, given in the words as `days:mon-fri` or `days:mon+wed+fri`. */
function readWrittenRange(item: Item | undefined): Weekday[] | undefined {
  const written = meaningOf(item, 'days') ?? '';
  if (written.includes('+')) return weekdays.filter((day) => written.split('+').includes(day));
  const [from, to] = written.split('-');
  const first = weekdays.find((day) => day === from);
  const last = weekdays.find((day) => day === to);
  return first && last ? stretch(first, last) : undefined;
}

/** "Senin Jumat", "Mon Fri": two days with nothing between and most of a week from one to the other are a range. */
function isBareRange(items: Item[], first: number, link: number): boolean {
  const [from, to] = [weekdayAt(items, first), weekdayAt(items, link)];
  if (from === undefined || to === undefined || link > first + 2) return false;
  const listed = weekdayAt(items, first - 1) ?? weekdayAt(items, skipFillers(items, link + 1));
  const goesOn = ['comma', 'and'].some((tag) => is(items[link + 1], tag)) && weekdayAt(items, link + 2);
  const length = stretch(from, to).length;
  // "Pazartesi perşembe 8-17, cuma 8-13": up to the day before the next that is named.
  const upToNext =
    length === 4 &&
    items
      .slice(link + 1)
      .some((item) => is(item, 'weekday') && stretch(to, weekdayOf(item) ?? to).length === 2);
  return !listed && !goesOn && (length === 5 || length === 6 || upToNext);
}

/** Italian and French "lun/ven" is a working week, "mar/gio" two days. */
function isWeekBySlash(items: Item[], first: number, link: number): boolean {
  const last = weekdayAt(items, link + 1);
  return (
    is(items[link], 'slash') &&
    weekdayAt(items, first) === 'mon' &&
    (last === 'fri' || last === 'sat' || last === 'sun') &&
    !is(items[link + 2], 'slash')
  );
}

/** 日 or 월 alone is a day of the week only beside another, or with "closed" or its hours behind it. */
function isLoneLetter(items: Item[], at: number, behind: number): boolean {
  const item = items[at];
  // "月〜木 9時〜18時、金 9時〜15時": or between a sign and hours of its own.
  const own =
    ['comma', 'line', 'semicolon'].some((tag) => is(items[at - 1], tag)) && is(items[behind], 'number');
  return (
    item !== undefined &&
    behind === at + 1 &&
    item.end - item.start === 1 &&
    !is(items[behind], 'except-after') &&
    !(own && readClock(items, behind)?.clear)
  );
}

/** German "so 9 bis 18 Uhr": the only day, in small letters, is more likely the small word that it also is. */
function isSmallWord(items: Item[], at: number, behind: number): boolean {
  const item = items[at];
  if (item === undefined || behind !== at + 1 || !isFiller(item)) return false;
  const closed = is(items[skipFillers(items, behind)], 'except-after');
  return (
    item.raw === item.raw.toLowerCase() &&
    !closed &&
    !items.some((other) => other !== item && isOfDays(other))
  );
}

function isOfDays(item: Item): boolean {
  return ['weekday', 'days', 'working-days'].some((tag) => is(item, tag));
}

/** Past commas, "and" and small words, but not past "so", which is a German Sunday too. */
function nextDay(items: Item[], from: number): number {
  let next = from;
  while (
    weekdayAt(items, next) === undefined &&
    (isFiller(items[next]) || ['comma', 'and', 'filler', 'slash'].some((tag) => is(items[next], tag)))
  )
    next++;
  return next;
}

function backOverFillers(items: Item[], from: number): number {
  let index = from;
  while (isFiller(items[index]) && !is(items[index], 'including')) index--;
  return index;
}

/** "mo.-fr.": the full stop of a short name belongs to it. */
function behindDay(items: Item[], at: number): number {
  return is(items[at + 1], 'dot') && items[at + 1]?.glued ? at + 2 : at + 1;
}

function weekdayAt(items: Item[], at: number): Weekday | undefined {
  const day = weekdayOf(items[at]);
  // 8月: a month, though 月 alone may be Monday.
  const month =
    day !== undefined && is(items[at], 'month-mark') && items[at]?.glued && is(items[at - 1], 'digits');
  return month ? undefined : day;
}

function weekdayOf(item: Item | undefined): Weekday | undefined {
  const value = meaningOf(item, 'weekday');
  return value === undefined ? undefined : weekdays.find((day) => day === value);
}

function stretch(first: Weekday, last: Weekday): Weekday[] {
  const from = weekdays.indexOf(first);
  const length = ((weekdays.indexOf(last) - from + 7) % 7) + 1;
  return [...weekdays, ...weekdays].slice(from, from + length);
}
