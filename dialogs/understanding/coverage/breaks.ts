import { type Item, is, isFiller } from '../items.ts';
import { longestMatch, phrase } from '../phrase.ts';
import { type ClockRange, readClockRange } from './clock.ts';
import { readClock, skipFillers } from './clock-time.ts';
import { isClosedWithin } from './closed.ts';
import type { DaySet } from './days.ts';

/** A time in the middle of the day when nobody is there. */
export interface Break {
  minutes: number;
  /** When it begins, in minutes since midnight, if that was said. */
  from?: number;
  first: number;
  behind: number;
}

const breaks = [
  { phrase: phrase('hours:number|article hour and? half?') },
  // "Eine halbe Stunde" is no hour and a half.
  { phrase: phrase('article half:half hour') },
  { phrase: phrase('hours:number person? and? half:half hour') },
  { phrase: phrase('hours:number ^dot|comma ^tenths:digits hour') },
  { phrase: phrase('hours:number|article hour and? rest:number minute') },
  // 1h30
  { phrase: phrase('hours:digits ^hour ^rest:digits') },
  { phrase: phrase('minutes:number minute') },
  { phrase: phrase('half:half article? hour') },
  // "Satu setengah jam"
  { phrase: phrase('hours:number half:half-more') },
  // "Anderthalb Stunden"
  { phrase: phrase('long:duration hour') },
  // "Hora e meia"
  { phrase: phrase('one:hour and? half:half') },
  { phrase: phrase('one:hour') },
  // mezz'ora, sejam
  { phrase: phrase('minutes:minutes-long') },
];

/** In minutes; a longer one is no lunch. */
const longestBreak = 180;

/** "Closed 13–14", "one hour for lunch", 昼休み1時間: a stated break is taken off; a mere mention of lunch is not. */
export function readBreak(items: Item[], at: number, open: ClockRange[]): Break | undefined {
  const range = readClockRange(items, at);
  if (range) {
    const minutes = range.to - range.from;
    const closed = isClosedWithin(items, range, open);
    if (!closed && !besideLunch(items, at, range.behind)) return undefined;
    // "One hour at noon" is no stretch from one to twelve.
    if (minutes > 0 && minutes <= longestBreak)
      return { minutes, from: range.from, first: at, behind: range.behind };
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
    inMinutes(pause.match.number('long')) ??
    (pause.match.number('hours') ?? (pause.match.text('one') === undefined ? 0 : 1)) * 60 +
      half +
      Number(`0.${pause.match.text('tenths') ?? 0}`) * 60 +
      (pause.match.number('rest') ?? 0);
  if (minutes > longestBreak) return undefined;
  const told = timeOfBreak(items, pause.match.to);
  return { minutes, ...(told && { from: told.from }), first: at, behind: told?.behind ?? pause.match.to };
}

/** One and a half, which the words give as so many months of a year. */
function inMinutes(months: number | undefined): number | undefined {
  return months === undefined ? undefined : (months / 12) * 60;
}

/** "A one-hour break | at 13h": when it is, if that is told by one time of day. */
function timeOfBreak(items: Item[], behind: number): { from: number; behind: number } | undefined {
  const time = is(items[behind], 'until') ? readClock(items, skipFillers(items, behind + 1)) : undefined;
  const ranged = time && ['until', 'dash', 'and'].some((tag) => is(items[time.behind], tag));
  return time?.clear && !ranged ? { from: time.minutes, behind: time.behind } : undefined;
}

/** All breaks together; one that is told by the clock and by its length is one. */
export function breakMinutes(breaks: Break[]): number | undefined {
  if (breaks.length === 0) return undefined;
  const timed = new Map(breaks.flatMap(({ from, minutes }) => (from === undefined ? [] : [[from, minutes]])));
  const lengths = timed.size > 0 ? [...timed.values()] : breaks.map(({ minutes }) => minutes);
  return lengths.reduce((sum, minutes) => sum + minutes, 0);
}

function besideLunch(items: Item[], from: number, to: number): boolean {
  let left = from - 1;
  // "Closed for an hour at noon"
  let closed = false;
  const passes = (item: Item | undefined, tags: string[]): boolean =>
    !isLunch(item) && (isFiller(item) || tags.some((tag) => is(item, tag)));
  // 昼に1時間閉めます
  const shuts = [...closing, 'closes'];
  const isClosing = (item: Item | undefined): boolean => shuts.some((tag) => is(item, tag));
  while (passes(items[left], ['colon', 'from', 'about', ...shuts])) {
    closed ||= isClosing(items[left]);
    left--;
  }
  let right = to;
  // "an hour off for lunch"
  while (passes(items[right], ['per', 'between', 'until', ...shuts])) {
    closed ||= isClosing(items[right]);
    right++;
  }
  // "One hour at noon" alone may be open then.
  return [left, from, right].some(
    (at) => isLunch(items[at]) || (closed && at !== from && (is(items[at], 'noon') || is(items[at], 'mid'))),
  );
}

/** Whether a word may say that there is a break. */
export function isOfBreak(item: Item): boolean {
  return isLunch(item) || is(item, 'except-after');
}

function isLunch(item: Item | undefined): boolean {
  return is(item, 'lunch') || is(item, 'lunch-closed');
}

const closing = ['except', 'except-after', 'unstaffed', 'nobody'];

/**
 * Takes a stretch for a break that lies inside the hours, with no day of its own: 9-18 (12-13). Said before the hours,
 * it has to be said to be closed: "closed 12 to 1, open 9 to 6".
 */
export function takeInnerBreaks(
  items: Item[],
  found: { ranges: ClockRange[]; shut: ClockRange[]; breaks: Break[]; daySets: DaySet[] },
): void {
  const [first, ...later] = found.ranges;
  if (first === undefined) return;
  // Öğlen 12-13 arası kapalıyız, onun dışında 9-18
  const shut = found.shut.filter((range) => found.ranges.some((open) => isInside(range, open)));
  const outer = later.find((range) => isInside(first, range) && isSaidClosed(items, first)) ?? first;
  // "9 to 6 but nobody picks up between 1 and 2"
  found.ranges = found.ranges.map((range) =>
    range !== outer && isSaidClosed(items, range) && isInside(inAfternoon(range), outer)
      ? inAfternoon(range)
      : range,
  );
  const inner = found.ranges.filter(
    (range) =>
      isInside(range, outer) &&
      (range === first ||
        isSaidClosed(items, range) ||
        !found.daySets.some((days) => isOfStretch(items, days, outer, range))),
  );
  found.ranges = found.ranges.filter((range) => !inner.includes(range));
  for (const { from, to, first, behind } of [...inner, ...shut])
    found.breaks.push({ minutes: to - from, from, first, behind });
}

function isInside({ from, to }: ClockRange, outer: ClockRange): boolean {
  return outer.from < from && to < outer.to && to - from <= longestBreak;
}

function inAfternoon(range: ClockRange): ClockRange {
  const half = 12 * 60;
  return range.to < half ? { ...range, from: range.from + half, to: range.to + half } : range;
}

/** "Nobody's on the line between 1 and 2": so far before a stretch stands the word that closes it. */
const farthestNobody = 6;

function isPassed(item: Item | undefined): boolean {
  return isFiller(item) || item?.meanings.length === 0;
}

function isSaidClosed(items: Item[], { first, behind }: ClockRange): boolean {
  const closes = (at: number): boolean => closing.some((tag) => is(items[at], tag));
  // "From 12 to 1 nobody is in", but "10 to 2, nobody on Sunday"
  const next = nextWord(items, behind);
  const isOfDays = ['weekday', 'weekend'].some((tag) => is(items[nextWord(items, next + 1)], tag));
  if (closes(next) && !is(items[next], 'except') && !isOfDays) return true;
  let before = first - 1;
  while (first - before <= farthestNobody && isPassed(items[before]) && !closes(before)) before--;
  return closes(before);
}

/** Days that are named between the hours and a stretch, or right behind it, are the days of that stretch. */
function isOfStretch(items: Item[], days: DaySet, outer: ClockRange, stretch: ClockRange): boolean {
  return outer.behind <= days.first && days.behind <= nextWord(items, stretch.behind) + 2;
}

function nextWord(items: Item[], from: number): number {
  let index = from;
  while (isFiller(items[index])) index++;
  return index;
}

/** "Closed at noon for a bit": a break is spoken of, but not how long it is; the hours without it were not said. */
export function namesUnreadBreak(
  items: Item[],
  {
    ranges,
    breaks,
    daySets,
    closedDays,
  }: { ranges: ClockRange[]; breaks: Break[]; daySets: DaySet[]; closedDays: DaySet[] },
): boolean {
  if (breaks.length > 0 || ranges.length !== 1) return false;
  if (items.some((item) => is(item, 'lunch-closed'))) return true;
  const read = [...ranges, ...daySets, ...closedDays];
  const isRead = (at: number): boolean => read.some(({ first, behind }) => first <= at && at < behind);
  return items.some((item, at) => {
    if (!is(item, 'lunch') || closing.some((tag) => is(item, tag)) || isRead(at)) return false;
    const clause = clauseAround(items, at).filter((index) => index !== at && !isRead(index));
    const says = (...tags: string[]): boolean =>
      clause.some((index) => tags.some((tag) => is(items[index], tag)));
    // "No lunch break", 休憩なし
    const denied = ['negation', 'not', 'no', 'uninterrupted'];
    const beside = [at - 1, at + 1, at + 2].some((index) => denied.some((tag) => is(items[index], tag)));
    const long = says('minute', 'minutes-long') || (says('hour') && says('number', 'article', 'half'));
    return (
      long ||
      (!beside && says(...closing) && ![...daySets, ...closedDays].some((set) => isBeside(set, clause)))
    );
  });
}

function isBeside({ first, behind }: DaySet, clause: number[]): boolean {
  return clause.includes(first - 1) || clause.includes(behind);
}

function clauseAround(items: Item[], at: number): number[] {
  const ends = (item: Item | undefined): boolean =>
    item === undefined || ['comma', 'dot', 'semicolon', 'line'].some((tag) => is(item, tag));
  let from = at;
  while (!ends(items[from - 1])) from--;
  let to = at + 1;
  while (!ends(items[to])) to++;
  return Array.from({ length: to - from }, (_, index) => from + index);
}
