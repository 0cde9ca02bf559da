import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { type Clock, day, noon, readClock, skipFillers } from './clock-time.ts';
import { oncePerItem } from './once-per-item.ts';

/** A stretch of the day as it was said: "9 to 6pm", "9:00–18:00", "上午9点到下午6点". Minutes since midnight. */
export interface ClockRange {
  from: number;
  to: number;
  /** Item indexes, end exclusive. */
  first: number;
  behind: number;
  /** So long that it may have been meant otherwise: other ways to understand the same times. */
  doubted?: { from: number; to: number }[];
}

/** A range of clock times beginning at an item, or undefined. */
export const readClockRange = oncePerItem(readRangeAnew);

function readRangeAnew(items: Item[], at: number): ClockRange | undefined {
  const idiom = /^(\d+)-(\d+)(:30)?$/.exec(meaningOf(items[at], 'clock-range') ?? '');
  if (idiom) {
    const [, from, to, half] = idiom;
    return { from: Number(from) * 60, to: Number(to) * 60 + (half ? 30 : 0), first: at, behind: at + 1 };
  }
  let start = at;
  const between = is(items[start], 'between');
  if (between || is(items[start], 'from')) start = skipAbout(items, skipFillers(items, start + 1));
  const from = readClock(items, start);
  if (from === undefined) return undefined;
  let link = skipFillers(items, from.behind);
  // Sabah 9 öğlen 12, 上午9点下午6点: a part of the day in front begins the other time.
  const begins = ['part-before', 'noon', 'night', 'midnight'].some((tag) => is(items[link], tag));
  const next = from.half && begins ? readClock(items, link) : undefined;
  if (next) return { ...settle(from, next), first: at, behind: next.behind };
  const joined =
    ['dash', 'tilde', 'until', 'slash'].some((tag) => is(items[link], tag)) ||
    (between && is(items[link], 'and'));
  if (is(items[link], 'slash') && !from.clear && !isShift(items, at) && !isDayBySlash(items, at))
    return undefined;
  if (joined) link = skipFillers(items, link + 1);
  if (joined && is(items[link], 'until')) link = skipFillers(items, link + 1);
  if (joined) link = skipAbout(items, link);
  const to = readClock(items, link);
  // Turkish says it behind both: dokuz buçuk altı buçuk arası.
  const enclosed = to !== undefined && is(items[to.behind], 'between') && to.behind - at > 1;
  const told = joined ? undefined : readOpenAndClose(items, at, from);
  if (told) return told;
  if (to === undefined || !(joined || enclosed || isOpenThenClosed(items, from, to))) return undefined;
  if (isLengthAtNoon(items, from, to) || isEither(items, at, to.behind)) return undefined;
  // ٩ ساعات ل ٥ أيام: hours on so many days.
  if (
    is(items[from.behind - 1], 'hour') &&
    !is(items[from.behind - 1], 'oclock') &&
    isCounted(items, to.behind)
  )
    return undefined;
  const bare = !from.clear && !to.clear;
  if (
    bare &&
    (isCounted(items, to.behind) ||
      (items[to.behind]?.glued &&
        (is(items[to.behind], 'slash') || is(items[to.behind], 'dash')) &&
        !isSplitDay(items, at)))
  )
    return undefined;
  // 12-13 arası: the word for "between" is part of it.
  const behind = is(items[to.behind], 'between') && !isFiller(items[to.behind]) ? to.behind + 1 : to.behind;
  return { ...settle(from, to), first: at, behind };
}

/** "From about 8 until around 10 at night" */
function skipAbout(items: Item[], at: number): number {
  return is(items[at], 'about') && !is(items[at], 'number') ? skipFillers(items, at + 1) : at;
}

/** "5 to 10 users", 5 bis 10 Nutzer: so many of something, unless the word may also tell a time. */
function isCounted(items: Item[], at: number): boolean {
  const unit = ['day', 'year', 'month-unit', 'week', 'person', 'percent'].some((tag) => is(items[at], tag));
  const other = ['time-word', 'hour', 'oclock'].some((tag) => is(items[at], tag));
  const sold = is(items[at], 'market-word') && items.some((item) => isOfDays(item));
  return unit || (is(items[at], 'counted') && !other && !sold);
}

/** "Mon-Fri 9-6 customers in India": behind days such a word begins what comes next. */
function isOfDays(item: Item): boolean {
  return ['weekday', 'working-days', 'every-day', 'days', 'weekend'].some((tag) => is(item, tag));
}

/** "9 or 10 to 6", "9 to 5 or 6": which hour it is was not said; but "9 to 12 or 2 to 6" are two stretches. */
function isEither(items: Item[], first: number, behind: number): boolean {
  const links = ['dash', 'tilde', 'until', 'slash'];
  const leads = (at: number): boolean => links.some((tag) => is(items[at], tag));
  const isHour = (at: number): boolean =>
    is(items[at], 'number') && !['day', 'week', 'person', 'counted'].some((tag) => is(items[at + 1], tag));
  const start = is(items[first - 1], 'or') ? passMarks(items, first - 2, -1) : -1;
  const end = is(items[behind], 'or') ? behind + 1 : -1;
  return (isHour(start) && !leads(start - 1)) || (isHour(end) && !leads(passMarks(items, end + 1, 1)));
}

function passMarks(items: Item[], from: number, step: 1 | -1): number {
  let at = from;
  while (['oclock', 'hour', 'am', 'pm'].some((tag) => is(items[at], tag)) && !is(items[at], 'number'))
    at += step;
  return at;
}

/** "Una hora al mediodía", "1h à midi" say how long and when: nobody opens from one at night until noon. */
function isLengthAtNoon(items: Item[], from: Clock, to: Clock): boolean {
  return (
    from.half === undefined && from.minutes > 0 && from.minutes <= 120 && is(items[to.behind - 1], 'noon')
  );
}

/** เปิด 10 โมง ปิดทุ่มนึง, 早上10點上線、晚上8點下線: a time to open and a time to close. */
function readOpenAndClose(items: Item[], at: number, from: Clock): ClockRange | undefined {
  let index = from.behind;
  while (isPassed(items[index])) index++;
  const opened = items.slice(Math.max(0, at - 1), index).some((item) => is(item, 'opens'));
  const closes = is(items[index], 'closes');
  const to = readClock(items, closes ? skipFillers(items, index + 1) : index);
  if (to === undefined) return undefined;
  const behind = is(items[to.behind], 'closes') ? to.behind : skipFillers(items, to.behind);
  // "9'da açıp 18'de kapatıyoruz": the word behind its time
  const told = closes || is(items[behind], 'closes');
  if (!told || !(opened || (closes && from.clear && to.clear))) return undefined;
  return { ...settle(from, to), first: at, behind: closes ? to.behind : behind + 1 };
}

function isPassed(item: Item | undefined): boolean {
  return !is(item, 'closes') && (isFiller(item) || ['opens', 'comma', 'and'].some((tag) => is(item, tag)));
}

/** "9/13 - 15/19": Italians write the two halves of a day so; a lone 9/13 may be a date. */
function isShift(items: Item[], at: number): boolean {
  return isShiftPair(items, at) || [1, 2].some((joint) => isShiftPair(items, at - 3 - joint + 1));
}

/** "9/18 con pausa pranzo": hours with a slash between, beside a break or days; a lone 9/18 may be a date. */
function isDayBySlash(items: Item[], at: number): boolean {
  const [from, to] = [at, at + 2].map((index) => Number(meaningOf(items[index], 'digits') ?? Number.NaN));
  if (from === undefined || to === undefined || !(from >= 8 && from <= 12 && to >= 13 && to <= 23))
    return false;
  const goesOn = ['slash', 'dash', 'dot', 'colon'].some(
    (tag) => is(items[at + 3], tag) && items[at + 3]?.glued,
  );
  return !goesOn && items.some((item) => is(item, 'lunch') || isOfDays(item));
}

/** "9-12/13-17": two stretches of a day, one behind the other; 9-12/2013 may be a date. */
function isSplitDay(items: Item[], at: number): boolean {
  const hours = [0, 2, 4, 6].map((step) => Number(meaningOf(items[at + step], 'digits') ?? Number.NaN));
  const rising = hours.every((hour, index) => hour >= (hours[index - 1] ?? 0) && hour <= 24);
  return rising && [at + 1, at + 5].every((index) => is(items[index], 'dash'));
}

/** Four rising hours, a slash in each half and at most one sign between the halves. */
function isShiftPair(items: Item[], at: number): boolean {
  const second = is(items[at + 3], 'digits') ? at + 3 : at + 4;
  const hours = [at, at + 2, second, second + 2].map((index) =>
    Number(meaningOf(items[index], 'digits') ?? Number.NaN),
  );
  const rising = hours.every((hour, index) => hour >= (hours[index - 1] ?? 0) && hour <= 24);
  return rising && [at + 1, second + 1].every((index) => is(items[index], 'slash') && items[index]?.glued);
}

/** "9h 18h" needs no word between. */
function isOpenThenClosed(items: Item[], from: Clock, to: Clock): boolean {
  const written = (clock: Clock): boolean =>
    is(items[clock.behind - 1], 'oclock') ||
    (is(items[clock.behind - 2], 'colon') && clock.half === undefined);
  return (
    written(from) &&
    written(to) &&
    from.minutes < to.minutes + (to.half ? 0 : noon) &&
    from.minutes !== to.minutes &&
    to.behind - from.behind <= 3
  );
}

/** In minutes; a longer day of which no half was said is asked back. */
const longestPlain = 14 * 60;

function settle(from: Clock, to: Clock): Pick<ClockRange, 'from' | 'to' | 'doubted'> {
  const settled = halved(from, to);
  const isLong = ({ from: start, to: end }: { from: number; to: number }): boolean =>
    ((end - start + day) % day || day) > longestPlain;
  const plain =
    (settled.to === day && to.half !== 'am') ||
    [from, to].some(({ half, minutes }) => half === undefined && minutes >= noon + 60);
  const doubtful = !plain && [from, to].some(isTwelve);
  if (!isLong(settled) || !doubtful) return settled;
  const others = [
    ...(isTwelve(from) ? [{ from: (settled.from + noon) % day, to: settled.to }] : []),
    ...(isTwelve(to) ? [{ from: settled.from, to: (settled.to + noon) % day || day }] : []),
  ].filter((other) => !isLong(other) && other.from !== other.to);
  return { ...settled, doubted: others };
}

/** Whether a time may be of either half of the day: 8, but not 0, 22 or 8 in the morning. */
function isTwelve({ minutes, half }: Clock): boolean {
  return half === undefined && minutes >= 60 && minutes < noon + 60;
}

function halved(from: Clock, to: Clock): { from: number; to: number } {
  let end = absolute(to);
  let start = absolute(from);
  if (
    from.half === undefined &&
    to.half === 'pm' &&
    from.minutes < noon &&
    from.minutes + noon < end &&
    to.minutes <= noon
  ) {
    // "2 to 6 pm" is an afternoon; "9 to 6 pm" begins in the morning.
    if (from.minutes < to.minutes && from.minutes < 7 * 60) start = from.minutes + noon;
  }
  // "4 to 12 at night" begins in the afternoon as well.
  if (from.half === undefined && to.half === 'am' && end === 0 && start > 0 && start < 7 * 60) start += noon;
  if (to.half === undefined && end <= start && end > 0 && start < noon + 60 && end <= noon) end += noon;
  if (from.half === 'pm' && to.half === undefined && end <= start && end + noon > start) end += noon;
  if (end === 0) end = day;
  return { from: start, to: end };
}

function absolute(clock: Clock): number {
  if (clock.half === 'pm' && clock.minutes < noon) return clock.minutes + noon;
  if (clock.half === 'am' && clock.minutes >= noon && clock.minutes < noon + 60) return clock.minutes - noon;
  return clock.minutes;
}
