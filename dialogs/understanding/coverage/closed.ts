import { type Item, is, isFiller } from '../items.ts';
import { type ClockRange, readClockRange } from './clock.ts';
import { skipFillers } from './clock-time.ts';

/** "10 to 16, closed 12 to 13": within hours that were said, a stretch that is closed is a break. */
export function isClosedWithin(items: Item[], range: ClockRange, open: ClockRange[]): boolean {
  return isShut(items, range) && open.some(({ from, to }) => from <= range.from && range.to <= to);
}

/** 밤 10시부터 새벽 6시 빼고: said to be closed then, unless what is closed is told behind it, as in 定休日：日曜. */
export function isShut(items: Item[], { first, behind }: ClockRange): boolean {
  // 九點開門晚上七點關門: who opens first only closes at the end.
  if (items.slice(first, behind).some((item) => is(item, 'opens'))) return false;
  const at = skipFillers(items, behind);
  const beside = skipFillers(items, at + 1);
  const next = items[beside];
  // "9 to 7 closing an hour for lunch"
  if (is(next, 'minutes-long') || is(items[beside + 1], 'hour') || is(items[beside + 1], 'minute'))
    return false;
  const named = ['colon', 'weekday', 'weekend', 'digits', 'day'].some((tag) => is(next, tag));
  // "9.30 to 18.30 with closing from 13 to 14": what is closed is the stretch behind.
  const closesNext = named || is(next, 'lunch') || readClockRange(items, beside) !== undefined;
  return is(items[at], 'except-after') && !is(items[at], 'lunch') && !closesNext;
}

/** "Closed 22 to 6, otherwise open": the only stretch is the one that is closed. */
export function isOnlyClosed(items: Item[], [only, another]: ClockRange[]): boolean {
  if (only === undefined || another !== undefined) return false;
  let before = only.first - 1;
  while (isFiller(items[before])) before--;
  const shuts = is(items[before], 'except') && is(items[before], 'except-after');
  return shuts && !['no', 'not', 'lunch', 'opens', 'weekend'].some((tag) => is(items[before], tag));
}
